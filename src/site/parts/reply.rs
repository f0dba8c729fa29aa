//! Councils' replies, as rows.

use serde::Serialize;

use super::Link;
use crate::dataset::{Challenge, Key};
use crate::site::Site;
use crate::wording;

/// A council's reply.
#[derive(Serialize)]
pub(in crate::site) struct ReplyRow<'a> {
    date: String,
    about: Link<'a>,
    text: &'a str,
    url: Option<&'a str>,
}

/// Replies to a challenge or to its recommendations.
pub(in crate::site) fn replies<'a>(site: &Site<'a>, key: Key<Challenge>) -> Vec<ReplyRow<'a>> {
    let data = site.data();
    let challenge = &data.challenges[key];
    data.replies_to(key)
        .iter()
        .map(|reply| {
            let reply = &data.replies[*reply];
            let about = match reply.recommendation {
                Some(r) => Link::new(
                    format!("recommendation {}", data.recommendations[r].number),
                    site.addresses().recommendation(data, r),
                ),
                None => Link::new("the challenge as a whole", site.addresses().challenge(challenge)),
            };
            ReplyRow { date: wording::date(reply.date), about, text: &reply.text, url: reply.url.as_deref() }
        })
        .collect()
}

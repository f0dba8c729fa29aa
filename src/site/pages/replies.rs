//! Councils' right of reply: how to use it, and every reply so far.

use serde::Serialize;

use crate::report::Problem;
use crate::site::Site;
use crate::site::page_kind::{PageContext, PageKind, PageView};
use crate::site::parts::{Link, ReplyRow, replies};
use crate::wording;

#[derive(Serialize)]
struct View<'a> {
    lead: String,
    challenges: Vec<Block<'a>>,
}

/// The replies to one challenge.
#[derive(Serialize)]
struct Block<'a> {
    councils: Vec<Link<'a>>,
    challenge: Link<'a>,
    replies: Vec<ReplyRow<'a>>,
}

/// The page of replies, newest visit first.
pub(super) struct Replies;

impl PageKind for Replies {
    type Subject = ();
    const SECTION: Option<&'static str> = Some("data/");

    fn pages(_site: &Site) -> Vec<(String, ())> {
        vec![("replies/".to_owned(), ())]
    }

    fn view<'a>(
        site: &Site<'a>,
        (): &(),
        context: &mut PageContext<'a>,
    ) -> Result<PageView<'a>, Box<Problem>> {
        page_view(site, context)
    }
}

fn page_view<'a>(site: &Site<'a>, context: &mut PageContext<'a>) -> Result<PageView<'a>, Box<Problem>> {
    let data = site.data();
    let mut answered: Vec<_> =
        data.challenges.keys().filter(|key| !data.replies_to(*key).is_empty()).collect();
    answered.sort_by_key(|key| (std::cmp::Reverse(data.challenges[*key].visit_start()), *key));
    let view = View {
        lead: match data.replies.len() {
            0 => "No council has replied yet.".to_owned(),
            n => format!(
                "{} on {} {} on record, each printed in full with what it is about.",
                wording::count(n, "reply", "replies"),
                wording::counted(answered.len(), "challenge"),
                if n == 1 { "is" } else { "are" }
            ),
        },
        challenges: answered
            .into_iter()
            .map(|key| {
                let challenge = &data.challenges[key];
                Block {
                    councils: site.council_links(&challenge.councils),
                    challenge: Link::new(wording::visit(challenge), site.addresses().challenge(challenge)),
                    replies: replies(site, key),
                }
            })
            .collect(),
    };
    let (title, description) = context.titled("Right of reply");
    Ok(PageView::new("replies.html", title, &view)?.describe(description))
}

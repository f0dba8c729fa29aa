//! What peers praised, as rows.

use serde::Serialize;

use super::Link;
use crate::dataset::{Challenge, Key};
use crate::site::Site;
use crate::wording;

/// Something praised.
#[derive(Serialize)]
pub(in crate::site) struct StrengthRow {
    summary: String,
    component: &'static str,
    themes: Vec<Link>,
    challenge: Link,
}

/// What a challenge praised.
pub(in crate::site) fn strengths(site: &Site, key: Key<Challenge>) -> Vec<StrengthRow> {
    let data = site.data();
    let challenge = &data.challenges[key];
    data.strengths_of(key)
        .iter()
        .map(|strength| {
            let strength = &data.strengths[*strength];
            StrengthRow {
                summary: strength.summary.clone(),
                component: strength.component.map_or("", |c| c.title_in(challenge.year())),
                themes: strength
                    .themes
                    .iter()
                    .map(|t| Link::new(&data.themes[*t].title, site.addresses().theme(&data.themes[*t])))
                    .collect(),
                challenge: Link::new(wording::visit(challenge), site.addresses().challenge(challenge)),
            }
        })
        .collect()
}

//! What peers praised, as rows.

use serde::Serialize;

use super::Link;
use crate::dataset::{Challenge, Key, Strength};
use crate::site::Site;
use crate::wording;

/// Something praised.
#[derive(Serialize)]
pub(in crate::site) struct StrengthRow<'a> {
    summary: &'a str,
    component: &'static str,
    themes: Vec<Link<'a>>,
    challenge: Link<'a>,
}

/// What a challenge praised.
pub(in crate::site) fn strengths<'a>(site: &Site<'a>, key: Key<Challenge>) -> Vec<StrengthRow<'a>> {
    site.data().strengths_of(key).iter().map(|strength| strength_row(site, *strength)).collect()
}

/// Something praised, as a row.
pub(in crate::site) fn strength_row<'a>(site: &Site<'a>, key: Key<Strength>) -> StrengthRow<'a> {
    let data = site.data();
    let strength = &data.strengths[key];
    let challenge = &data.challenges[strength.challenge];
    StrengthRow {
        summary: &strength.summary,
        component: strength.component.map_or("", |c| c.title_in(challenge.year())),
        themes: strength
            .themes
            .iter()
            .map(|t| Link::new(&data.themes[*t].title, site.addresses().theme(&data.themes[*t])))
            .collect(),
        challenge: Link::new(wording::visit(challenge), site.addresses().challenge(challenge)),
    }
}

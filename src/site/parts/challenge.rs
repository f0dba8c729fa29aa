//! Challenges as rows.

use serde::Serialize;

use super::Link;
use crate::dataset::{Challenge, Key, StatedCounts, Unit};
use crate::site::Site;
use crate::wording;

/// One challenge in a list.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct ChallengeRow<'a> {
    /// When the visit was, leading to the challenge's page.
    pub when: Link<'a>,
    /// The councils visited.
    pub councils: Vec<Link<'a>>,
    /// What kind of visit.
    pub kind: &'static str,
    /// `11 of 11`, `3 recorded`, or `none recorded`.
    pub recommendations: String,
    /// When the report was published; empty when not on record.
    pub report: String,
}

impl<'a> ChallengeRow<'a> {
    pub(in crate::site) fn of(site: &Site<'a>, key: Key<Challenge>) -> Self {
        let challenge = &site.data().challenges[key];
        Self {
            when: Link::new(wording::visit(challenge), site.addresses().challenge(challenge)),
            councils: site.council_links(&challenge.councils),
            kind: wording::kind(challenge.kind),
            recommendations: recorded(site, key),
            report: challenge.report_published.map(wording::date).unwrap_or_default(),
        }
    }
}

/// How many recommendations are recorded, against the number stated; a statement of fewer stays as it is.
fn recorded(site: &Site, key: Key<Challenge>) -> String {
    let recorded = site.data().recommendations_of(key).len();
    match (recorded, site.data().challenges[key].stated_recommendations) {
        (0, None) => "none recorded".to_owned(),
        (0, Some(stated)) => format!("none recorded of {stated}"),
        (recorded, None) => format!("{recorded} recorded"),
        (recorded, Some(stated)) if recorded > stated as usize => {
            format!("{recorded} recorded, {stated} stated")
        }
        (recorded, Some(stated)) => format!("{recorded} of {stated}"),
    }
}

/// Counts stated about a whole plan, in words: `51 of 73 actions done; green 60, amber 9, red 4`.
pub(in crate::site) fn statement(counts: &StatedCounts) -> String {
    let unit = match counts.unit {
        Some(Unit::Recommendations) => " recommendations",
        Some(Unit::Actions) => " actions",
        Some(Unit::PercentOfActions) | None => "",
    };
    let percent = if counts.unit == Some(Unit::PercentOfActions) { "% of actions" } else { "" };
    let mut parts = Vec::new();
    if let Some(done) = counts.done {
        parts.push(match counts.total.filter(|_| percent.is_empty()) {
            Some(total) => format!("{done} of {total}{unit} done"),
            None => format!("{done}{percent}{unit} done"),
        });
    }
    let colours = [("green", counts.green), ("amber", counts.amber), ("red", counts.red)];
    let rated: Vec<String> = colours
        .iter()
        .filter_map(|(colour, count)| count.map(|count| format!("{colour} {count}{percent}")))
        .collect();
    if !rated.is_empty() {
        let base = match counts.total.filter(|_| counts.done.is_none() && percent.is_empty()) {
            Some(total) => format!(" of {total}{unit}"),
            None => String::new(),
        };
        parts.push(format!("{}{base}", rated.join(", ")));
    }
    if parts.is_empty()
        && let Some(total) = counts.total
    {
        parts.push(format!("{total}{percent}{unit} in all"));
    }
    parts.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stated_counts_keep_their_base() {
        let actions = StatedCounts {
            done: Some(51),
            total: Some(73),
            unit: Some(Unit::Actions),
            ..StatedCounts::default()
        };
        assert_eq!(statement(&actions), "51 of 73 actions done");
        let shares = StatedCounts {
            green: Some(85),
            amber: Some(15),
            red: Some(0),
            total: Some(100),
            unit: Some(Unit::PercentOfActions),
            ..StatedCounts::default()
        };
        assert_eq!(statement(&shares), "green 85% of actions, amber 15% of actions, red 0% of actions");
        let rated = StatedCounts {
            green: Some(5),
            amber: Some(3),
            red: Some(1),
            total: Some(9),
            unit: Some(Unit::Recommendations),
            ..StatedCounts::default()
        };
        assert_eq!(statement(&rated), "green 5, amber 3, red 1 of 9 recommendations");
    }
}

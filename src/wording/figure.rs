//! One figure as it stands in a text: a number that carries its base and the row of the export that holds it.

use serde::Serialize;

use super::markup::element;
use super::{counts, interval_in_words, percent, thousands};
use crate::analysis::statistics::Step;
use crate::analysis::{Basis, Findings, Group, Proportion, TimeToClosure, policy};
use crate::dataset::{Dataset, Key, Theme};

/// A share on a page. `name` is the table and row of the exports that give the same number, so that a page can be
/// checked against them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// Table and row: `theme-frequency/all/region/london/scrutiny`, `closure/all/all`, `recurrence/scrutiny`.
    pub name: String,
    /// Numerator.
    pub count: u32,
    /// Denominator.
    pub total: u32,
    /// The share with six decimals, as exported; empty out of nothing, or where most has no status on record.
    pub value: String,
    /// The share in whole percentages; a dash where none may be shown.
    pub percent: String,
    /// The interval alone: `95% interval 8 to 20%`; empty where no percentage may be shown.
    pub interval: String,
    /// The percentage as HTML, marked with the export row that holds it.
    pub html: String,
    /// The counts as HTML, marked alike: `3 of 5`.
    pub counts: String,
    /// Whether a percentage may be shown: the base is large enough, and at least half of it is known.
    pub allows_percentage: bool,
}

impl Figure {
    /// A share of units that do not cluster, under the name of its export row.
    #[must_use]
    pub fn new(name: String, proportion: Proportion) -> Self {
        Self::scaled(name, proportion, 1.0, false)
    }

    /// A share of units with this dispersion; `is_mostly_unknown` withholds percentage and value.
    #[must_use]
    pub fn scaled(name: String, proportion: Proportion, dispersion: f64, is_mostly_unknown: bool) -> Self {
        Self::made(name, proportion, dispersion, !is_mostly_unknown, !is_mostly_unknown)
    }

    /// A bound of a share, which holds whatever is unknown; `is_mostly_unknown` withholds its percentage alone.
    #[must_use]
    pub fn bound(name: String, bound: Proportion, dispersion: f64, is_mostly_unknown: bool) -> Self {
        Self::made(name, bound, dispersion, true, !is_mostly_unknown)
    }

    fn made(
        name: String,
        share: Proportion,
        dispersion: f64,
        has_value: bool,
        may_be_percentage: bool,
    ) -> Self {
        let allows_percentage = may_be_percentage && policy::allows_percentage(share, dispersion);
        let value = share.share().filter(|_| has_value).map(|share| format!("{share:.6}"));
        let mut figure = Self {
            name,
            count: share.count(),
            total: share.total(),
            value: value.unwrap_or_default(),
            percent: share.share().filter(|_| allows_percentage).map_or_else(|| "–".to_owned(), percent),
            interval: interval_in_words(share, dispersion).filter(|_| allows_percentage).unwrap_or_default(),
            html: String::new(),
            counts: String::new(),
            allows_percentage,
        };
        figure.html = figure.html_as(&figure.percent);
        figure.counts = figure.html_as(&counts(share));
        figure
    }

    /// How often a theme is raised in a group; `None` where the group has no challenge with recorded recommendations.
    #[must_use]
    pub fn theme(
        data: &Dataset,
        findings: &Findings,
        basis: Basis,
        group: Group,
        theme: Key<Theme>,
    ) -> Option<Self> {
        let frequency = findings.theme_frequency(basis, group, theme)?;
        let name = format!(
            "theme-frequency/{}/{}/{}/{}",
            basis.word(),
            group.kind().word(),
            group.slug(data),
            data.themes[theme].id
        );
        Some(Self::new(name, frequency.challenges))
    }

    /// The closure rate of a group; `None` where it has no recommendation.
    #[must_use]
    pub fn closure(data: &Dataset, findings: &Findings, group: Group) -> Option<Self> {
        let name = format!("closure/{}/{}", group.kind().word(), group.slug(data));
        let closure = findings.closure.get(&group)?;
        Some(Self::scaled(name, closure.rate(), findings.dispersion_of(group), closure.is_mostly_unknown()))
    }

    /// Closure at twelve months of a group; `None` where no recommendation has had the time.
    #[must_use]
    pub fn closure_at_twelve_months(data: &Dataset, findings: &Findings, group: Group) -> Option<Self> {
        let name = format!("closure-12-months/{}/{}", group.kind().word(), group.slug(data));
        let found = findings.closure_at_twelve_months.get(&group)?;
        Some(Self::scaled(
            name,
            found.rate(),
            findings.dispersion_at_twelve_months_of(group),
            found.is_mostly_unknown(),
        ))
    }

    /// How often a theme was raised again; `None` for a theme that is not in the table.
    #[must_use]
    pub fn recurrence(data: &Dataset, findings: &Findings, theme: Key<Theme>) -> Option<Self> {
        let name = format!("recurrence/{}", data.themes[theme].id);
        findings.recurrence.get(theme).map(|found| Self::new(name, found.raised_again))
    }
}

impl Figure {
    /// The share as HTML with other words for it (`3 of 19`).
    #[must_use]
    pub fn html_as(&self, text: &str) -> String {
        let (count, total) = (self.count.to_string(), self.total.to_string());
        let attributes = [
            ("class", "figure"),
            ("value", self.value.as_str()),
            ("data-figure", self.name.as_str()),
            ("data-numerator", count.as_str()),
            ("data-denominator", total.as_str()),
        ];
        element("data", &attributes, text)
    }
}

/// A plain count of an export as HTML, marked with its row and column (`closure/all/all/open`).
#[must_use]
pub fn count_figure(name: &str, count: u32) -> String {
    let value = count.to_string();
    let attributes = [("class", "figure"), ("value", value.as_str()), ("data-figure", name)];
    element("data", &attributes, &thousands(u64::from(count)))
}

/// The share closed by a step of a curve as HTML, marked with its row.
#[must_use]
pub fn reading_figure(data: &Dataset, group: Group, step: Step) -> String {
    let months = TimeToClosure::months(&step);
    let name = format!("time-to-closure/{}/{}/{months:.6}/incidence", group.kind().word(), group.slug(data));
    let value = format!("{:.6}", step.incidence);
    let attributes = [("class", "figure"), ("value", value.as_str()), ("data-figure", name.as_str())];
    element("data", &attributes, &percent(step.incidence))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_carries_its_row_and_base() {
        let figure = Figure::new("recurrence/scrutiny".into(), Proportion::of_parts(15, 101));
        assert_eq!(
            figure.html,
            "<data class=\"figure\" value=\"0.129310\" data-figure=\"recurrence/scrutiny\" \
             data-numerator=\"15\" data-denominator=\"116\">13%</data>"
        );
        assert_eq!(
            count_figure("closure/all/all/made", 1449),
            "<data class=\"figure\" value=\"1449\" data-figure=\"closure/all/all/made\">1,449</data>"
        );
    }
}

//! One theme: how often, where, since when, whether it comes back, what became of it, and the recommendations themselves.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Sheet;
use super::closure::missing;
use crate::analysis::{Basis, Evidence, Group, GroupKind};
use crate::chart;
use crate::dataset::{Council, Key, Recommendation, Theme};
use crate::report::Problem;
use crate::site::Site;
use crate::site::parts::{EvidenceRow, Link, Method, Plot, Plots, RecommendationRow, recommendation_row};
use crate::wording::{self, Figure};

#[derive(Serialize)]
struct View {
    area: &'static str,
    description: String,
    frequency: Option<Figure>,
    complete: Option<Figure>,
    of_recommendations: String,
    recurrence: Option<Figure>,
    recurrence_sentence: String,
    closure: Option<Figure>,
    closure_sentence: String,
    regions: Option<Plot>,
    types: Option<Plot>,
    years: Option<Plot>,
    before_and_since: String,
    co_occurring_themes: Option<Plot>,
    status: Option<Plot>,
    time: Option<Plot>,
    time_missing: String,
    good: Vec<GoodRow>,
    good_total: usize,
    recommendations: Vec<RecommendationRow>,
    recommendations_total: usize,
    /// Where its recommendations can be filtered and downloaded.
    finder: String,
}

/// A council that has something to show on the theme.
#[derive(Serialize)]
struct GoodRow {
    council: Link,
    region: &'static str,
    evidence: Vec<EvidenceRow>,
}

/// Recommendations listed; the pages of regions and the export have them all.
const LISTED: usize = 100;

/// Councils listed as good at a theme, and pieces of evidence for each.
const GOOD: usize = 30;
const EVIDENCE: usize = 3;

/// The page of a theme.
pub(super) fn sheet(site: &Site, key: Key<Theme>, plots: &mut Plots) -> Result<Sheet, Box<Problem>> {
    let (data, findings) = (site.data(), site.findings());
    let theme = &data.themes[key];
    let bars = |kind| chart::theme_by_group(&site.sources, key, kind);
    let closure = findings.closure.get(&Group::Theme(key));
    let frequency = findings.theme_frequency(Basis::All, Group::All, key);
    let newest = newest_first(site, key);
    let view = View {
        area: theme.area.title(),
        description: theme.description.clone().unwrap_or_default(),
        frequency: Figure::theme(data, findings, Basis::All, Group::All, key),
        complete: Figure::theme(data, findings, Basis::Complete, Group::All, key),
        of_recommendations: frequency
            .map(|f| wording::share_sentence(f.recommendations, "recommendation"))
            .unwrap_or_default(),
        recurrence: Figure::recurrence(data, findings, key).filter(|figure| figure.of > 0),
        recurrence_sentence: recurrence(site, key),
        closure: Figure::closure(data, findings, Group::Theme(key)),
        closure_sentence: closure.map(wording::closure_clause).unwrap_or_default(),
        regions: plots.add(bars(GroupKind::Region), Method::ThemeFrequency),
        types: plots.add(bars(GroupKind::Type), Method::ThemeFrequency),
        years: plots.add(chart::theme_change(&site.sources, key), Method::Change),
        before_and_since: wording::before_and_since(findings.changes_of(key)).unwrap_or_default(),
        co_occurring_themes: plots.add(chart::co_occurring_themes(&site.sources, key), Method::CoOccurrence),
        status: plots.add(chart::status_bar(&site.sources, Group::Theme(key)), Method::Closure),
        time: plots.add(chart::time_to_closure(&site.sources, Group::Theme(key)), Method::TimeToClosure),
        time_missing: missing(site, Group::Theme(key)),
        good_total: findings.evidence.get(key.position()).map_or(0, BTreeMap::len),
        good: good(site, key),
        recommendations: newest.iter().take(LISTED).map(|r| recommendation_row(site, *r)).collect(),
        recommendations_total: newest.len(),
        finder: site.addresses().to(&format!("recommendations/?theme={}", data.themes[key].id)),
    };
    let description = match &view.frequency {
        Some(figure) => format!("Raised in {} of {} peer challenges.", figure.count, figure.of),
        None => String::new(),
    };
    Ok(Sheet::new("theme.html", &theme.title, &view)?
        .describe(description)
        .below(vec![Link::new("Themes", site.addresses().to("themes/"))]))
}

/// Who is good at the theme: those with the strongest evidence first, by name.
fn good(site: &Site, key: Key<Theme>) -> Vec<GoodRow> {
    let data = site.data();
    let Some(found) = site.findings().evidence.get(key.position()) else { return Vec::new() };
    let mut councils: Vec<(&Key<Council>, &Vec<Evidence>)> = found.iter().collect();
    councils.sort_by_cached_key(|(council, evidence)| {
        let strongest = match evidence.first() {
            Some(Evidence::ClosedVerified(_)) => 0,
            Some(Evidence::Praised(_)) => 1,
            _ => 2,
        };
        (strongest, data.councils[**council].short_name.to_lowercase(), **council)
    });
    councils
        .into_iter()
        .take(GOOD)
        .map(|(council, evidence)| GoodRow {
            council: site.council_link(*council),
            region: data.councils[*council].region.name(),
            evidence: evidence.iter().take(EVIDENCE).map(|one| EvidenceRow::of(site, *one)).collect(),
        })
        .collect()
}

/// Recommendations on a theme, those of the newest visit first, undated ones last.
fn newest_first(site: &Site, theme: Key<Theme>) -> Vec<Key<Recommendation>> {
    let data = site.data();
    let mut found: Vec<Key<Recommendation>> = data
        .recommendations
        .iter()
        .filter(|(_, recommendation)| recommendation.themes.contains(&theme))
        .map(|(key, _)| key)
        .collect();
    found.sort_by_key(|key| {
        let visit = data.challenges[data.recommendations[*key].challenge].visit_start();
        (visit.is_none(), std::cmp::Reverse(visit), *key)
    });
    found
}

/// Whether the theme comes back, in a sentence.
fn recurrence(site: &Site, key: Key<Theme>) -> String {
    let Some(found) = site.findings().recurrence.get(key.position()) else { return String::new() };
    let again = found.raised_again;
    if again.total() == 0 {
        return "No council has two recorded challenges of which the earlier raised it, so whether it comes back cannot \
                be said."
            .to_owned();
    }
    let anyway = wording::share_sentence(found.base_rate, "challenge");
    format!(
        "Where one challenge raised it, the council's next raised it again in {}. Of all challenges it is raised in {anyway}.",
        wording::share_sentence(again, "case")
    )
}

//! One theme: how often, where, since when, whether it is raised again, what became of it, and the recommendations themselves.

use std::collections::BTreeMap;

use serde::Serialize;

use super::progress::missing;
use crate::analysis::{Basis, Evidence, Group, GroupKind, Verdict};
use crate::chart;
use crate::dataset::{Council, Key, Recommendation, Theme};
use crate::report::Problem;
use crate::site::Site;
use crate::site::page_kind::{PageContext, PageKind, PageView};
use crate::site::parts::{ChartView, EvidenceRow, Link, RecommendationRow, StateBar, recommendation_row};
use crate::site::record::Record;
use crate::wording::{self, Figure};

#[derive(Serialize)]
struct View<'a> {
    area: &'static str,
    description: &'a str,
    frequency: Option<Figure>,
    complete: Option<Figure>,
    of_recommendations: String,
    recurrence_sentence: String,
    closure: Option<Figure>,
    bar: Option<StateBar>,
    /// By region, and by type of council.
    groups: Vec<ByGroup<'a>>,
    years: Option<ChartView<'a>>,
    /// Whether it was raised more or less often before 2021 than since, by more than chance.
    has_changed: bool,
    co_occurring_themes: Option<ChartView<'a>>,
    time: Option<ChartView<'a>>,
    time_missing: String,
    dealt: Vec<DealtRow<'a>>,
    dealt_total: usize,
    recommendations: Vec<RecommendationRow<'a>>,
    recommendations_total: usize,
    /// Where its recommendations can be filtered and downloaded.
    finder: String,
}

/// How often the groups of a kind raise it.
#[derive(Serialize)]
struct ByGroup<'a> {
    chart: ChartView<'a>,
    /// Whether one of them differs from the rest; the chart is folded where none does.
    differs: bool,
    /// `By region: no clear difference`.
    summary: String,
}

/// A council that has something to show on the theme.
#[derive(Serialize)]
struct DealtRow<'a> {
    council: Link<'a>,
    region: &'static str,
    evidence: Vec<EvidenceRow<'a>>,
}

/// Recommendations listed; the pages of regions and the export have them all.
const LISTED: usize = 4;

/// Councils listed that have dealt with a theme, and pieces of evidence for each.
const DEALT_WITH: usize = 5;
const EVIDENCE: usize = 1;

/// The page of a theme.
pub(super) struct ThemePage;

impl PageKind for ThemePage {
    type Subject = Key<Theme>;

    fn pages(site: &Site) -> Vec<(String, Self::Subject)> {
        let themes = site.data().themes.iter();
        themes.map(|(key, theme)| (format!("themes/{}/", theme.id), key)).collect()
    }

    fn view<'a>(
        site: &Site<'a>,
        &key: &Self::Subject,
        context: &mut PageContext<'a>,
    ) -> Result<PageView<'a>, Box<Problem>> {
        page_view(site, key, context)
    }

    fn record(site: &Site, &key: &Self::Subject, record: Record) -> Option<Record> {
        Some(record.about_theme(site, key))
    }
}

fn page_view<'a>(
    site: &Site<'a>,
    key: Key<Theme>,
    context: &mut PageContext<'a>,
) -> Result<PageView<'a>, Box<Problem>> {
    let (data, findings) = (site.data(), site.findings());
    let theme = &data.themes[key];
    let closure = findings.closure.get(&Group::Theme(key));
    let frequency = findings.theme_frequency(Basis::All, Group::All, key);
    let newest = newest_first(site, key);
    let view = View {
        area: theme.area.title(),
        description: theme.description.as_deref().unwrap_or_default(),
        frequency: Figure::theme(data, findings, Basis::All, Group::All, key),
        complete: Figure::theme(data, findings, Basis::Complete, Group::All, key),
        of_recommendations: frequency
            .map(|f| wording::share_sentence(f.recommendations, "recommendation"))
            .unwrap_or_default(),
        recurrence_sentence: recurrence(site, key),
        closure: Figure::closure(data, findings, Group::Theme(key)),
        bar: StateBar::of(closure),
        groups: [GroupKind::Region, GroupKind::Type]
            .into_iter()
            .filter_map(|kind| by_group(site, key, kind, context))
            .collect(),
        years: context.charts.add(chart::theme_change(&site.sources, key)),
        has_changed: findings.theme_changes[key].claim.verdict.is_difference(),
        co_occurring_themes: context.charts.add(chart::co_occurring_themes(&site.sources, key)),
        time: context.charts.add(chart::time_to_closure(&site.sources, Group::Theme(key))),
        time_missing: missing(site, Group::Theme(key)),
        dealt_total: findings.evidence.get(key).map_or(0, BTreeMap::len),
        dealt: dealt(site, key),
        recommendations: newest.iter().take(LISTED).map(|r| recommendation_row(site, *r)).collect(),
        recommendations_total: newest.len(),
        finder: site.addresses().to(&format!("recommendations/?theme={}", data.themes[key].id)),
    };
    let description = match &view.frequency {
        Some(figure) => {
            let of = wording::counted(figure.total as usize, "peer challenge");
            format!("Raised in {} of {of}.", wording::thousands(u64::from(figure.count)))
        }
        None => String::new(),
    };
    Ok(PageView::new("theme.html", &theme.title, &view)?
        .describe(description)
        .below(vec![Link::new("Themes", site.addresses().to("themes/"))]))
}

/// Who has dealt with the theme: those with the strongest evidence first, by name.
fn dealt<'a>(site: &Site<'a>, key: Key<Theme>) -> Vec<DealtRow<'a>> {
    let data = site.data();
    let Some(found) = site.findings().evidence.get(key) else { return Vec::new() };
    let mut councils: Vec<(&Key<Council>, &Vec<Evidence>)> = found.iter().collect();
    councils.sort_by_cached_key(|(council, evidence)| {
        let strongest = match evidence.first() {
            Some(Evidence::ConfirmedByReviewTeam(_)) => 0,
            Some(Evidence::Praised(_)) => 1,
            Some(Evidence::ConfirmedByCommittee(_)) => 2,
            Some(Evidence::ReportedClosed(_)) | None => 3,
        };
        (strongest, data.councils[**council].short_name.to_lowercase(), **council)
    });
    councils
        .into_iter()
        .take(DEALT_WITH)
        .map(|(council, evidence)| DealtRow {
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

/// The groups of a kind, where there are two that can be shown.
fn by_group<'a>(
    site: &Site<'a>,
    theme: Key<Theme>,
    kind: GroupKind,
    context: &mut PageContext<'a>,
) -> Option<ByGroup<'a>> {
    let chart = context.charts.add(chart::theme_by_group(&site.sources, theme, kind))?;
    let claims = site.findings().theme_claims.iter();
    let verdicts: Vec<Verdict> = claims
        .filter(|((basis, group), _)| *basis == Basis::All && group.kind() == kind)
        .map(|(_, claims)| claims[theme].verdict)
        .collect();
    let is_compared = verdicts.iter().any(|verdict| !matches!(verdict, Verdict::CannotSay(_)));
    Some(ByGroup {
        chart,
        differs: verdicts.iter().any(|verdict| verdict.is_difference()),
        summary: match verdicts.first() {
            Some(verdict) => {
                let said = if is_compared { Verdict::NoClearDifference } else { *verdict };
                format!("By {}: {}", wording::group_kind(kind), wording::verdict(said))
            }
            None => format!("By {}", wording::group_kind(kind)),
        },
    })
}

/// Whether the theme is raised again, in a sentence.
fn recurrence(site: &Site, key: Key<Theme>) -> String {
    let findings = site.findings();
    if findings.recurrence[key].raised_again.total() == 0 {
        return "No council has two recorded challenges of which the earlier raised it, so whether it is raised again cannot \
                be said."
            .to_owned();
    }
    let claim = &findings.recurrence_claims[key];
    wording::theme_claim("after a challenge that raised it", "after one that did not", claim)
}

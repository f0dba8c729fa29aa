//! One theme: how often, where, since when, whether it comes back, what became of it, and the recommendations themselves.

use serde::Serialize;

use super::Sheet;
use crate::analysis::{Basis, Group, GroupKind};
use crate::chart;
use crate::dataset::{Key, Recommendation, Theme};
use crate::report::Problem;
use crate::site::Site;
use crate::site::parts::{Link, Method, Plot, Plots, RecommendationRow, recommendation_row};
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
    status: Option<Plot>,
    strengths: Vec<Praised>,
    recommendations: Vec<RecommendationRow>,
}

/// A council that was praised for something on the theme.
#[derive(Serialize)]
struct Praised {
    councils: Vec<Link>,
    summary: String,
    challenge: Link,
}

/// The page of a theme.
pub(super) fn sheet(site: &Site, key: Key<Theme>, plots: &mut Plots) -> Result<Sheet, Box<Problem>> {
    let (data, findings) = (site.data(), site.findings());
    let theme = &data.themes[key];
    let bars = |kind| chart::theme_by_group(&site.sources, key, kind);
    let closure = findings.closure.get(&Group::Theme(key));
    let frequency = findings.theme_frequency(Basis::All, Group::All, key);
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
        closure_sentence: closure.map(wording::standing_clause).unwrap_or_default(),
        regions: plots.add(bars(GroupKind::Region), Method::ThemeFrequency),
        types: plots.add(bars(GroupKind::Type), Method::ThemeFrequency),
        years: plots.add(bars(GroupKind::Year), Method::ThemeFrequency),
        status: plots.add(chart::status_bar(&site.sources, Group::Theme(key)), Method::Closure),
        strengths: data
            .strengths
            .rows()
            .iter()
            .filter(|strength| strength.themes.contains(&key))
            .map(|strength| {
                let challenge = &data.challenges[strength.challenge];
                Praised {
                    councils: site.council_links(&challenge.councils),
                    summary: strength.summary.clone(),
                    challenge: Link::new(wording::visit(challenge), site.addresses().challenge(challenge)),
                }
            })
            .collect(),
        recommendations: newest_first(site, key).into_iter().map(|r| recommendation_row(site, r)).collect(),
    };
    let description = match &view.frequency {
        Some(figure) => format!("Raised in {} of {} peer challenges.", figure.count, figure.of),
        None => String::new(),
    };
    Ok(Sheet::new("theme.html", &theme.title, &view)?
        .describe(description)
        .below(vec![Link::new("Themes", site.addresses().to("themes/"))]))
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
    if again.of == 0 {
        return "No council has two recorded challenges of which the earlier raised it, so whether it comes back cannot \
                be said."
            .to_owned();
    }
    let anyway = wording::share_sentence(found.raised_anyway, "challenge");
    format!(
        "Where one challenge raised it, the council's next raised it again in {}. It is raised anyway in {anyway}.",
        wording::share_sentence(again, "case")
    )
}

//! The home page: what peers raise most, what comes back, what is due.

use std::cmp::Reverse;

use serde::Serialize;

use super::changes::{Change, newest};
use super::councils::{RegionBlock, by_region};
use super::patch::in_due_order;
use super::{Sheet, closure, recurring, titled};
use crate::analysis::{Basis, Class, Group, State};
use crate::chart;
use crate::content::Source;
use crate::report::Problem;
use crate::site::Site;
use crate::site::parts::{ChallengeRow, DutyRow, Link, Method, Plot, Plots, duty_rows};
use crate::wording::{self, Figure};

/// Rows of each short list.
const ROWS: usize = 5;

#[derive(Serialize)]
struct View {
    most_raised: Option<MostRaised>,
    unknown: String,
    searchable: bool,
    facts: Vec<String>,
    regions: Vec<RegionBlock>,
    themes: Option<Plot>,
    map: Option<Plot>,
    recurrence_lead: String,
    recurrence: Option<Plot>,
    due_soon: Vec<DutyRow>,
    due_soon_total: usize,
    challenges: Vec<ChallengeRow>,
    changes: Vec<Change>,
}

/// The theme raised most.
#[derive(Serialize)]
struct MostRaised {
    theme: Link,
    figure: Figure,
}

/// The home page.
pub(super) fn sheet(site: &Site, source: Option<&Source>, plots: &mut Plots) -> Result<Sheet, Box<Problem>> {
    let (data, findings) = (site.data(), site.findings());
    let soon = in_due_order(findings.duties.iter().filter(|duty| duty.state == State::DueSoon));
    let mut visits: Vec<_> = data
        .challenges
        .iter()
        .filter(|(_, challenge)| challenge.visit_start().is_some())
        .map(|(key, _)| key)
        .collect();
    visits.sort_by_key(|key| (Reverse(data.challenges[*key].visit_start()), *key));
    let view = View {
        most_raised: most_raised(site),
        unknown: closure::lead(site).into_iter().next().unwrap_or_default(),
        facts: facts(site),
        searchable: site.searchable,
        regions: by_region(site, |key| data.councils[key].closed.is_none().then(|| site.council_link(key))),
        themes: plots
            .add(chart::theme_frequency(&site.sources, Basis::All, Group::All, 10), Method::ThemeFrequency),
        map: plots.add(chart::hexagon_map(&site.sources), Method::Dates),
        recurrence_lead: recurring::lead(site).into_iter().next().unwrap_or_default(),
        recurrence: plots.add(chart::recurrence(&site.sources, 8), Method::Recurrence),
        due_soon_total: soon.len(),
        due_soon: duty_rows(site, soon.into_iter().take(ROWS)),
        challenges: visits.into_iter().take(ROWS).map(|key| ChallengeRow::of(site, key)).collect(),
        changes: newest(site, ROWS),
    };
    let (title, description) = titled(source, &site.config.title);
    Ok(Sheet::new("home.html", title, &view)?.describe(description))
}

fn most_raised(site: &Site) -> Option<MostRaised> {
    let (data, findings) = (site.data(), site.findings());
    let theme = data.themes.keys().max_by_key(|key| {
        let count = findings
            .theme_frequency(Basis::All, Group::All, *key)
            .map_or(0, |found| found.challenges.count());
        (count, Reverse(*key))
    })?;
    let figure =
        Figure::theme(data, findings, Basis::All, Group::All, theme).filter(|figure| figure.count > 0)?;
    Some(MostRaised {
        theme: Link::new(&data.themes[theme].title, site.addresses().theme(&data.themes[theme])),
        figure,
    })
}

/// How much is on record.
fn facts(site: &Site) -> Vec<String> {
    let data = site.data();
    let visited = data.councils.keys().filter(|key| !data.challenges_of(*key).is_empty()).count();
    let known = site.findings().statuses.iter().filter(|s| s.class != Class::NoInformation).count();
    vec![
        wording::counted(data.challenges.len(), "challenge"),
        wording::counted(visited, "council"),
        wording::counted(data.recommendations.len(), "recommendation"),
        format!("status known for {}", wording::thousands(known as u64)),
    ]
}

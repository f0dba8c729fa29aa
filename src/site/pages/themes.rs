//! All themes, by component, with how often each is raised.

use serde::Serialize;

use super::{Sheet, titled};
use crate::analysis::{Basis, Group, GroupKind};
use crate::chart;
use crate::content::Source;
use crate::dataset::Component;
use crate::report::Problem;
use crate::site::Site;
use crate::site::parts::{Link, Method, Plot, Plots};
use crate::wording::Figure;

/// Themes set against each other: more would not fit a page.
const TOGETHER: usize = 12;

#[derive(Serialize)]
struct View {
    ranking: Option<Plot>,
    regions: Option<Plot>,
    types: Option<Plot>,
    years: Option<Plot>,
    change: Option<Plot>,
    together: Option<Plot>,
    components: Vec<ComponentBlock>,
}

#[derive(Serialize)]
struct ComponentBlock {
    id: &'static str,
    title: &'static str,
    before: &'static str,
    themes: Vec<ThemeRow>,
}

#[derive(Serialize)]
struct ThemeRow {
    theme: Link,
    description: String,
    frequency: Option<Figure>,
    complete: Option<Figure>,
    recurrence: Option<Figure>,
}

/// The page of all themes.
pub(super) fn sheet(site: &Site, source: Option<&Source>, plots: &mut Plots) -> Result<Sheet, Box<Problem>> {
    let (data, findings) = (site.data(), site.findings());
    let heat = |kind| chart::theme_heat(&site.sources, kind);
    let view = View {
        ranking: plots.add(
            chart::theme_frequency(&site.sources, Basis::All, Group::All, data.themes.len()),
            Method::ThemeFrequency,
        ),
        regions: plots.add(heat(GroupKind::Region), Method::ThemeFrequency),
        types: plots.add(heat(GroupKind::Type), Method::ThemeFrequency),
        years: plots.add(heat(GroupKind::Year), Method::ThemeFrequency),
        change: plots.add(chart::changes_overview(&site.sources), Method::Change),
        together: plots.add(chart::co_occurrence(&site.sources, TOGETHER), Method::CoOccurrence),
        components: Component::ALL
            .into_iter()
            .map(|component| ComponentBlock {
                id: component.word(),
                title: component.title(),
                before: component.title_in(Some(Component::PRESENT_TITLES_FROM - 1)),
                themes: data
                    .themes
                    .iter()
                    .filter(|(_, theme)| theme.area == component)
                    .map(|(key, theme)| ThemeRow {
                        theme: Link::new(&theme.title, site.addresses().theme(theme)),
                        description: theme.description.clone().unwrap_or_default(),
                        frequency: Figure::theme(data, findings, Basis::All, Group::All, key),
                        complete: Figure::theme(data, findings, Basis::Complete, Group::All, key),
                        recurrence: Figure::recurrence(data, findings, key),
                    })
                    .collect(),
            })
            .collect(),
    };
    let (title, description) = titled(source, "Themes");
    Ok(Sheet::new("themes.html", title, &view)?.describe(description))
}

//! Themes: all of them, and what differs by region, type and year, since 2021, and which are raised together.

use serde::Serialize;

use crate::analysis::{Basis, Group, GroupKind};
use crate::chart;
use crate::report::Problem;
use crate::site::Site;
use crate::site::page_kind::{PageContext, PageKind, PageView};
use crate::site::parts::{ChartView, Link, TableView};
use crate::wording;

/// Themes that the picture of pairs holds.
const TOGETHER: usize = 15;

#[derive(Serialize)]
struct View<'a> {
    lead: String,
    /// The pages on themes; that of the page itself leads nowhere.
    pages: Vec<Link<'a>>,
    ranking: Option<ChartView<'a>>,
}

/// The page of all themes.
pub(super) struct Themes;

impl PageKind for Themes {
    type Subject = ();

    fn pages(_site: &Site) -> Vec<(String, ())> {
        vec![("themes/".to_owned(), ())]
    }

    fn view<'a>(
        site: &Site<'a>,
        (): &(),
        context: &mut PageContext<'a>,
    ) -> Result<PageView<'a>, Box<Problem>> {
        let data = site.data();
        let ranking = chart::theme_frequency(&site.sources, Basis::All, Group::All, data.themes.len());
        let view = View { lead: lead(site), pages: links(site, None), ranking: context.charts.add(ranking) };
        let (title, description) = context.titled("Themes");
        Ok(PageView::new("themes.html", title, &view)?.describe(description))
    }
}

/// How many visits the shares are of.
fn lead(site: &Site) -> String {
    let (data, findings) = (site.data(), site.findings());
    let found = findings.frequency.get(&(Basis::All, Group::All));
    match found.filter(|found| found.challenges > 0) {
        None => "No recommendation is recorded yet, so no theme can be counted.".to_owned(),
        Some(found) => format!(
            "{} over {} with recorded recommendations.",
            wording::capitalised(&wording::counted_words(data.themes.len(), "theme")),
            wording::counted(found.challenges as usize, "visit")
        ),
    }
}

/// What themes are looked at by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Region,
    Type,
    Year,
    Change,
    Pair,
}

impl By {
    const ALL: [Self; 5] = [Self::Change, Self::Pair, Self::Region, Self::Type, Self::Year];

    fn address(self) -> &'static str {
        match self {
            Self::Region => "themes/by/region/",
            Self::Type => "themes/by/type/",
            Self::Year => "themes/by/year/",
            Self::Change => "themes/by/change/",
            Self::Pair => "themes/by/pair/",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Region => "Themes by region",
            Self::Type => "Themes by type of council",
            Self::Year => "Themes by year",
            Self::Change => "Changed since 2021",
            Self::Pair => "Raised together",
        }
    }

    /// The groups that themes are compared by, where the page is about groups.
    fn group_kind(self) -> Option<GroupKind> {
        match self {
            Self::Region => Some(GroupKind::Region),
            Self::Type => Some(GroupKind::Type),
            Self::Year => Some(GroupKind::Year),
            Self::Change | Self::Pair => None,
        }
    }

    /// What the others of a comparison are called.
    fn others(self) -> &'static str {
        self.group_kind().map_or("elsewhere", wording::others)
    }
}

/// Links to the pages on themes; that of the page itself leads nowhere.
pub(super) fn links<'a>(site: &Site<'a>, current: Option<By>) -> Vec<Link<'a>> {
    let to = |path: &str| site.addresses().to(path);
    let all = Link::new("All themes", if current.is_none() { String::new() } else { to("themes/") });
    let by = By::ALL
        .into_iter()
        .map(|by| Link::new(by.title(), if current == Some(by) { String::new() } else { to(by.address()) }));
    [all].into_iter().chain(by).chain([Link::new("Raised again", to("recurring/"))]).collect()
}

#[derive(Serialize)]
struct ByView<'a> {
    pages: Vec<Link<'a>>,
    /// What differs by more than chance, in sentences; or why nothing is said.
    lead: String,
    differences: Vec<Difference<'a>>,
    chart: Option<ChartView<'a>>,
    /// The shares of every theme, where the page is about groups.
    shares: Option<TableView>,
}

/// A theme that a group raises more or less often than elsewhere, by more than chance.
#[derive(Serialize)]
struct Difference<'a> {
    theme: Link<'a>,
    group: Link<'a>,
    claim: String,
}

/// A page on what themes differ by.
pub(super) struct ThemesBy;

impl PageKind for ThemesBy {
    type Subject = By;

    fn pages<'a>(_: &Site) -> Vec<(String, By)> {
        By::ALL.into_iter().map(|by| (by.address().to_owned(), by)).collect()
    }

    fn view<'a>(
        site: &Site<'a>,
        &by: &By,
        context: &mut PageContext<'a>,
    ) -> Result<PageView<'a>, Box<Problem>> {
        let kind = by.group_kind();
        let differences = kind.map_or_else(Vec::new, |kind| differences(site, kind, by.others()));
        let chart = match by {
            By::Region | By::Type | By::Year => kind.and_then(|kind| chart::theme_heat(&site.sources, kind)),
            By::Change => chart::changes_overview(&site.sources),
            By::Pair => chart::co_occurrence(&site.sources, TOGETHER),
        };
        let shares = kind.map(|kind| chart::theme_shares(&site.sources, kind));
        let shares = shares.filter(|table| !table.rows.is_empty()).map(TableView::from);
        let lead = match by {
            By::Region | By::Type | By::Year if shares.is_none() => {
                "Too little is recorded to say anything yet.".to_owned()
            }
            By::Region | By::Type | By::Year if differences.is_empty() => {
                format!("No theme is raised more or less often than {} by more than chance.", by.others())
            }
            By::Region | By::Type | By::Year => format!(
                "{} from that {} by more than chance.",
                wording::count(differences.len(), "share differs", "shares differ"),
                by.others()
            ),
            By::Change | By::Pair if chart.is_none() => {
                "Too little is recorded to say anything yet.".to_owned()
            }
            By::Change | By::Pair => String::new(),
        };
        let view = ByView {
            pages: links(site, Some(by)),
            lead,
            differences,
            chart: context.charts.add(chart),
            shares,
        };
        Ok(PageView::new("themes-by.html", by.title(), &view)?
            .describe(format!("{}: what peers raise, and what may be said of it.", by.title()))
            .below(vec![Link::new("Themes", site.addresses().to("themes/"))]))
    }
}

fn differences<'a>(site: &Site<'a>, kind: GroupKind, others: &str) -> Vec<Difference<'a>> {
    let data = site.data();
    let mut found = Vec::new();
    for ((basis, group), claims) in &site.findings().theme_claims {
        if *basis != Basis::All || group.kind() != kind {
            continue;
        }
        for (key, theme) in data.themes.iter().filter(|(key, _)| claims[*key].verdict.is_difference()) {
            found.push(Difference {
                theme: Link::new(&theme.title, site.addresses().theme(theme)),
                group: Link::new(
                    wording::group(*group, data),
                    site.addresses().group(data, *group).unwrap_or_default(),
                ),
                claim: wording::theme_claim("there", others, &claims[key]),
            });
        }
    }
    found
}

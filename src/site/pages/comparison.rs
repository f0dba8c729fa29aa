//! Councils and groups side by side: the page where readers choose, and ready-made pages of each council beside its
//! region, its type, England and the councils most like it.

use serde::Serialize;

use super::councils::{RegionBlock, by_region};
use super::{Sheet, titled};
use crate::analysis::{Basis, Closure, Group, GroupFrequency, Proportion, Verdict};
use crate::content::Source;
use crate::dataset::{Council, Key, Theme};
use crate::report::Problem;
use crate::site::Site;
use crate::site::parts::{Comparator, Link, comparators};
use crate::wording::{self, Figure};

#[derive(Serialize)]
struct View {
    /// Councils that have a ready-made page, by region.
    regions: Vec<RegionBlock>,
}

/// The page where readers choose what to compare.
pub(super) fn sheet(site: &Site, source: Option<&Source>) -> Result<Sheet, Box<Problem>> {
    let view = View {
        regions: by_region(site, |key| {
            has_page(site, key).then(|| {
                let council = &site.data().councils[key];
                Link::new(&council.short_name, address(site, key))
            })
        }),
    };
    let (title, description) = titled(source, "Compare");
    Ok(Sheet::new("compare.html", title, &view)?.describe(description))
}

/// Whether a council has a ready-made page: one of its recommendations is recorded.
pub(in crate::site) fn has_page(site: &Site, key: Key<Council>) -> bool {
    site.data().is_listed(key) && site.data().recommendations_to(key).next().is_some()
}

/// The address of a council's ready-made page; where it has none, of the page to choose on, with it chosen.
pub(in crate::site) fn address(site: &Site, key: Key<Council>) -> String {
    let id = &site.data().councils[key].id;
    let path = if has_page(site, key) { format!("compare/{id}/") } else { format!("compare/?with={id}") };
    site.addresses().to(&path)
}

#[derive(Serialize)]
struct CouncilView {
    lead: Vec<String>,
    council: Link,
    /// Where to choose others, with this council chosen.
    choose: String,
    groups: Vec<Link>,
    status: Vec<Row>,
    themes: Vec<Row>,
    similar: Vec<Link>,
}

/// One figure of the council and of each group.
#[derive(Serialize)]
struct Row {
    figure: Link,
    own: String,
    /// The council's own figure as it stands in the exports, where it has one.
    own_figure: Option<Figure>,
    cells: Vec<CellView>,
}

/// A figure of a group and how the council's stands to it; the verdict is empty for plain counts.
#[derive(Serialize)]
struct CellView {
    /// The figure as it stands in the exports; nothing for similar councils, which are no group of an export.
    figure: Option<Figure>,
    text: String,
    verdict: String,
}

/// A council's ready-made page.
pub(super) fn council_sheet(site: &Site, key: Key<Council>) -> Result<Sheet, Box<Problem>> {
    let (data, findings) = (site.data(), site.findings());
    let council = &data.councils[key];
    let own = findings.closure_among(data, &[key]);
    let frequency = findings.frequency_among(data, &[key]);
    let groups = comparators(site, key);
    let recorded = frequency.as_ref().map_or(0, |found| found.challenges);
    let themes = themes(site, frequency.as_ref(), &groups);
    let view = CouncilView {
        lead: lead(&council.short_name, recorded, &themes, groups.len()),
        council: site.council_link(key),
        choose: format!("{}?with={}", site.addresses().to("compare/"), council.id),
        status: status(site, key, &own, &groups),
        similar: site.council_links(
            &findings.similar_to(key).iter().map(|similar| similar.council).collect::<Vec<_>>(),
        ),
        groups: groups.into_iter().map(|group| group.link).collect(),
        themes,
    };
    let title = format!("{} beside others", council.short_name);
    let description = view.lead.first().cloned().unwrap_or_default();
    Ok(Sheet::new("comparison.html", title, &view)?
        .describe(description)
        .below(vec![Link::new("Compare", site.addresses().to("compare/"))]))
}

/// Whether a short verdict tells two apart.
fn is_told_apart(verdict: &str) -> bool {
    [Verdict::Higher, Verdict::Lower].iter().any(|told| wording::short_verdict(Some(*told)) == verdict)
}

fn lead(name: &str, challenges: u32, themes: &[Row], groups: usize) -> Vec<String> {
    if challenges < Verdict::FEWEST {
        return vec![format!(
            "{name} stands here beside {}. With {} that {} recorded recommendations, nothing can be said of how often a theme is \
             raised here: the counts stand side by side, and no more.",
            wording::counted_words(groups, "group"),
            wording::counted_words(challenges as usize, "challenge"),
            if challenges == 1 { "has" } else { "have" },
        )];
    }
    let compared = themes.len() * groups;
    let apart = themes.iter().flat_map(|row| &row.cells).filter(|cell| is_told_apart(&cell.verdict)).count();
    vec![
        format!(
            "{name} stands here beside {}. Of {} of how often a theme is raised, {} can be told from chance.",
            wording::counted_words(groups, "group"),
            wording::counted(compared, "comparison"),
            match apart {
                0 => "none".to_owned(),
                some => wording::number_word(some),
            }
        ),
        "These are the themes that were raised here, so “higher” comes up more often than “lower”; about one comparison in twenty \
         stands out by chance alone."
            .to_owned(),
    ]
}

/// How often each theme that the council was asked about is raised in each group.
fn themes(site: &Site, own: Option<&GroupFrequency>, groups: &[Comparator]) -> Vec<Row> {
    let Some(own) = own else { return Vec::new() };
    let data = site.data();
    let mut raised: Vec<(Key<Theme>, Proportion)> = data
        .themes
        .keys()
        .filter_map(|theme| own.themes.get(theme.position()).map(|found| (theme, found.challenges)))
        .filter(|(_, share)| share.count() > 0)
        .collect();
    raised.sort_by_key(|(theme, share)| (std::cmp::Reverse(share.count()), *theme));
    raised
        .into_iter()
        .map(|(theme, share)| Row {
            figure: Link::new(&data.themes[theme].title, site.addresses().theme(&data.themes[theme])),
            own: wording::counts(share),
            own_figure: None,
            cells: groups
                .iter()
                .map(|found| {
                    let all = found.theme(theme);
                    let figure = |group| Figure::theme(data, site.findings(), Basis::All, group, theme);
                    CellView {
                        figure: found.group.and_then(figure),
                        text: wording::counts(all),
                        verdict: if share.total() < Verdict::FEWEST {
                            String::new()
                        } else {
                            wording::short_verdict(Verdict::of(share, found.others(all, share))).to_owned()
                        },
                    }
                })
                .collect(),
        })
        .collect()
}

/// A plain count of a closure, by its label.
type Count = (&'static str, fn(&Closure) -> u32);

/// What became of the recommendations, here and in each group.
fn status(site: &Site, key: Key<Council>, own: &Closure, groups: &[Comparator]) -> Vec<Row> {
    const COUNTS: [Count; 5] = [
        ("Recommendations made", |closure| closure.made),
        ("Verified by a review team or committee", |closure| closure.closed_verified),
        ("Open", |closure| closure.open),
        ("Past due", |closure| closure.past_due),
        ("Withdrawn", |closure| closure.withdrawn),
    ];
    let thousands = |count: u32| wording::thousands(u64::from(count));
    let mut rows = vec![Row {
        figure: Link::new("Reported closed, of those not withdrawn", ""),
        own: wording::counts(own.rate()),
        own_figure: Figure::closure(site.data(), site.findings(), Group::Council(key)),
        cells: groups.iter().map(|group| closure_cell(site, own, group)).collect(),
    }];
    rows.push(Row {
        figure: Link::new("Nothing published", ""),
        own: wording::counts(own.without_information()),
        own_figure: None,
        cells: groups
            .iter()
            .map(|group| {
                let (all, here) = (group.closure.without_information(), own.without_information());
                CellView {
                    figure: None,
                    text: wording::counts(all),
                    verdict: wording::short_verdict(Verdict::of(here, group.others(all, here))).to_owned(),
                }
            })
            .collect(),
    });
    rows.extend(COUNTS.into_iter().map(|(label, count)| Row {
        figure: Link::new(label, ""),
        own: thousands(count(own)),
        own_figure: None,
        cells: groups.iter().map(|group| plain(thousands(count(&group.closure)))).collect(),
    }));
    rows
}

fn plain(text: String) -> CellView {
    CellView { figure: None, text, verdict: String::new() }
}

fn closure_cell(site: &Site, own: &Closure, group: &Comparator) -> CellView {
    let rate = group.others(group.closure.rate(), own.rate());
    let unknown = group.others(group.closure.without_information(), own.without_information());
    let verdict = if own.is_mostly_unknown() || unknown.count() > unknown.total() - unknown.count() {
        "for most nothing is published"
    } else {
        wording::short_verdict(Verdict::of(own.rate(), rate))
    };
    CellView {
        figure: group.group.and_then(|group| Figure::closure(site.data(), site.findings(), group)),
        text: wording::counts(group.closure.rate()),
        verdict: verdict.to_owned(),
    }
}

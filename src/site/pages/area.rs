//! An adviser's area: the councils of a region, a type or a custom group, what is due and what is raised again.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde::Serialize;

use super::areas;
use super::councils::{CouncilRow, by_name};
use crate::analysis::{Basis, DutyState, Group, State};
use crate::chart;
use crate::dataset::{Council, Key, PartialDate, Region};
use crate::export;
use crate::report::Problem;
use crate::site::Site;
use crate::site::page_kind::{PageContext, PageKind, PageView};
use crate::site::parts::{Answer, ChartView, Fact, Folded, Link, Month, StateBar, due, months};
use crate::site::record::Record;
use crate::wording::{self, Figure};

#[derive(Serialize)]
struct View<'a> {
    answer: Answer<'a>,
    bar: Option<StateBar>,
    /// Existing councils: those with dates gone by first, then those visited longest ago, then those with the most open.
    councils: Folded<CouncilRow<'a>>,
    /// Whether rows name the region of a council.
    shows_region: bool,
    /// Existing councils without a visit on record, and without a date gone by.
    not_visited: Vec<Link<'a>>,
    /// Those that have closed, or have not opened yet.
    other_councils: Vec<CouncilRow<'a>>,
    /// Months with dates gone by, the latest first.
    past_due: Folded<Month<'a>>,
    /// Months with dates within a year, the next first.
    ahead: Folded<Month<'a>>,
    /// What peers raise here more or less than elsewhere, in sentences.
    themes_that_differ: Vec<ThemeThatDiffers<'a>>,
    themes: Option<ChartView<'a>>,
    /// The closure rate against all the rest; empty where there is nothing to compare.
    against: String,
    closure: Option<Figure>,
    take_away: Vec<Link<'a>>,
    recommendations: Option<Link<'a>>,
}

#[derive(Serialize)]
struct ThemeThatDiffers<'a> {
    theme: Link<'a>,
    claim: String,
}

/// Months with dates gone by that are shown at once.
const MONTHS_PAST: usize = 12;

/// Months ahead that are shown at once.
const MONTHS_AHEAD: usize = 6;

/// Councils of an area shown at once.
const TO_TALK_TO: usize = 18;

/// Themes that the chart of an area shows.
const THEMES: usize = 10;

/// Which themes were raised again from one challenge of a council to its next.
#[derive(Serialize)]
pub(super) struct RaisedAgain<'a> {
    council: Link<'a>,
    earlier: Link<'a>,
    later: Link<'a>,
    raised: usize,
    again: Vec<Link<'a>>,
}

/// The page of an area: a region, a type of council or a group of the publisher's own.
pub(super) struct AreaPage;

impl PageKind for AreaPage {
    type Subject = Group;

    fn pages(site: &Site) -> Vec<(String, Group)> {
        let groups = areas::regions(site).map(|region| ("regions", Group::Region(region)));
        let groups = groups.chain(areas::types(site).map(|kind| ("types", Group::Type(kind))));
        let groups = groups.chain(site.data().groups.keys().map(|key| ("groups", Group::Custom(key))));
        groups.map(|(folder, group)| (format!("{folder}/{}/", group.slug(site.data())), group)).collect()
    }

    fn view<'a>(
        site: &Site<'a>,
        &group: &Group,
        context: &mut PageContext<'a>,
    ) -> Result<PageView<'a>, Box<Problem>> {
        page_view(site, group, context)
    }

    fn record(_: &Site, group: &Group, record: Record) -> Option<Record> {
        Some(record.about_area(*group))
    }
}

fn page_view<'a>(
    site: &Site<'a>,
    group: Group,
    context: &mut PageContext<'a>,
) -> Result<PageView<'a>, Box<Problem>> {
    let (data, findings) = (site.data(), site.findings());
    let area = Area::of(site, group);
    let themes = chart::theme_frequency(&site.sources, Basis::All, group, THEMES);
    let (visited, not_visited): (Vec<Key<Council>>, Vec<Key<Council>>) =
        area.to_talk_to(site).into_iter().partition(|key| !data.challenges_of(*key).is_empty());
    let view = View {
        answer: area.answer(site),
        bar: StateBar::of(findings.closure.get(&group)),
        councils: Folded::after(TO_TALK_TO, visited.iter().map(|key| CouncilRow::of(site, *key))),
        not_visited: site.council_links(&not_visited),
        shows_region: !matches!(group, Group::Region(_)),
        other_councils: area.others.iter().map(|key| CouncilRow::of(site, *key)).collect(),
        past_due: Folded::after(MONTHS_PAST, months(site, area.in_state(State::PastDue).into_iter().rev())),
        ahead: Folded::after(MONTHS_AHEAD, months(site, area.ahead(site))),
        themes_that_differ: themes_that_differ(site, group),
        themes: context.charts.add(themes),
        against: wording::closure_against_the_rest(data, findings, group).unwrap_or_default(),
        closure: Figure::closure(data, findings, group),
        take_away: take_away(site, group),
        recommendations: match group {
            Group::Region(region) => Some(Link::new(
                format!("Every recommendation to councils of {}", region.name()),
                site.addresses().to(&format!("recommendations/{}/", region.slug())),
            )),
            _ => None,
        },
    };
    let (name, above) = above(group);
    let description = view.answer.sentences.first().cloned().unwrap_or_default();
    Ok(PageView::new("area.html", wording::group(group, data), &view)?
        .describe(description)
        .below(vec![Link::new(name, site.addresses().to(above))]))
}

/// The brief of a region: one page of A4.
pub(super) struct RegionalBrief;

/// Councils, and steps ahead, that the brief has room for.
const BRIEF_COUNCILS: usize = 14;
const BRIEF_STEPS: usize = 14;

#[derive(Serialize)]
struct BriefView<'a> {
    answer: Answer<'a>,
    area: Link<'a>,
    councils: Vec<CouncilRow<'a>>,
    councils_left_out: usize,
    ahead: Vec<Month<'a>>,
    ahead_left_out: usize,
    themes_that_differ: Vec<ThemeThatDiffers<'a>>,
    themes: Option<String>,
}

impl PageKind for RegionalBrief {
    type Subject = Region;

    fn pages(site: &Site) -> Vec<(String, Region)> {
        areas::regions(site).map(|region| (format!("regions/{}/brief/", region.slug()), region)).collect()
    }

    fn view<'a>(
        site: &Site<'a>,
        &region: &Region,
        _: &mut PageContext,
    ) -> Result<PageView<'a>, Box<Problem>> {
        let group = Group::Region(region);
        let area = Area::of(site, group);
        let (councils, ahead) = (area.to_talk_to(site), area.ahead(site));
        let view = BriefView {
            answer: area.answer(site),
            area: Link::new(region.name(), site.addresses().region(region)),
            councils_left_out: councils.len().saturating_sub(BRIEF_COUNCILS),
            councils: councils
                .into_iter()
                .take(BRIEF_COUNCILS)
                .map(|key| CouncilRow::of(site, key))
                .collect(),
            ahead_left_out: ahead.len().saturating_sub(BRIEF_STEPS),
            ahead: months(site, ahead.into_iter().take(BRIEF_STEPS)),
            themes_that_differ: themes_that_differ(site, group),
            themes: chart::theme_frequency(&site.sources, Basis::All, group, THEMES)
                .map(|chart| chart.headline),
        };
        let title = format!("{}: regional brief", region.name());
        Ok(PageView::new("area-brief.html", title, &view)?
            .describe(format!("What is due and whom to talk to in {}, on one page.", region.name()))
            .below(vec![Link::new("Regions", site.addresses().to("regions/")), view_above(site, region)]))
    }

    fn record(_: &Site, _: &Region, _: Record) -> Option<Record> {
        None
    }
}

fn view_above<'a>(site: &Site<'a>, region: Region) -> Link<'a> {
    Link::new(region.name(), site.addresses().region(region))
}

/// The list that an area stands in.
fn above(group: Group) -> (&'static str, &'static str) {
    match group {
        Group::Region(_) => ("Regions", "regions/"),
        Group::Type(_) => ("Types", "types/"),
        _ => ("Groups", "groups/"),
    }
}

/// An area with its councils and the steps expected of them.
pub(super) struct Area<'a> {
    group: Group,
    /// Councils that exist, by name.
    existing: Vec<Key<Council>>,
    /// Those that have closed, or have not opened yet.
    others: Vec<Key<Council>>,
    /// The steps of all its councils.
    steps: Vec<&'a DutyState>,
}

impl<'a> Area<'a> {
    pub(super) fn of(site: &Site<'a>, group: Group) -> Self {
        let data = site.data();
        let members: Vec<Key<Council>> =
            by_name(site).into_iter().filter(|key| group.contains(data, *key) == Some(true)).collect();
        let is_member: BTreeSet<Key<Council>> = members.iter().copied().collect();
        let steps = site.findings().duties.iter().filter(|step| is_member.contains(&step.council)).collect();
        let (existing, others) = members.into_iter().partition(|key| site.exists(*key));
        Self { group, existing, others, steps }
    }

    fn in_state(&self, state: State) -> Vec<&'a DutyState> {
        in_due_order(self.steps.iter().copied().filter(move |step| step.state == state))
    }

    /// What is due within a year.
    fn ahead(&self, site: &Site) -> Vec<&'a DutyState> {
        in_due_order(self.steps.iter().copied().filter(|step| step.is_due_within_a_year(site.as_of())))
    }

    /// Existing councils: those with dates gone by first, then those visited longest ago, then those with the most open.
    pub(super) fn to_talk_to(&self, site: &Site) -> Vec<Key<Council>> {
        let data = site.data();
        let mut councils = self.existing.clone();
        councils.sort_by_key(|key| {
            let passed =
                self.steps.iter().filter(|step| step.council == *key && step.state == State::PastDue).count();
            let last =
                data.challenges_of(*key).iter().rev().find_map(|visit| data.challenges[*visit].visit_end());
            let open = site.findings().closure.get(&Group::Council(*key)).map_or(0, |closure| closure.open);
            (Reverse(passed), last.is_none(), last.map(PartialDate::latest), Reverse(open))
        });
        councils
    }

    /// What is on record of it, and the three facts that an adviser asks for.
    pub(super) fn answer(&self, site: &Site<'a>) -> Answer<'a> {
        let members: Vec<Key<Council>> = self.existing.iter().chain(&self.others).copied().collect();
        let count = |state: State| self.steps.iter().filter(|step| step.state == state).count();
        let page = site.addresses().group(site.data(), self.group).unwrap_or_default();
        let place = |part: &str| format!("{page}#{part}");
        let past = count(State::PastDue);
        let gone_by =
            Fact::new("Dates gone by", past.to_string(), "with no record found").at(place("gone-by"));
        let next = self.ahead(site).first().map(|step| {
            let council = &site.data().councils[step.council].short_name;
            let title = wording::lower_first(&site.data().duties[step.duty].title);
            Fact::new("Due next", due(step), format!("{council}: {title}")).at(place("ahead"))
        });
        let mut facts = vec![if past > 0 { gone_by.late() } else { gone_by }];
        facts.push(
            Fact::new(
                format!("Due by {}", wording::due_soon_until(site.as_of())),
                count(State::DueSoon).to_string(),
                "steps expected after a visit",
            )
            .at(place("ahead")),
        );
        facts.extend(next);
        Answer { sentences: lead(site, self.group, &members, &self.steps), facts, ..Answer::default() }
    }
}

/// Themes that peers raise in an area more or less often than elsewhere, by more than chance.
fn themes_that_differ<'a>(site: &Site<'a>, group: Group) -> Vec<ThemeThatDiffers<'a>> {
    let data = site.data();
    let Some(claims) = site.findings().theme_claims.get(&(Basis::All, group)) else { return Vec::new() };
    data.themes
        .iter()
        .filter(|(key, _)| claims[*key].verdict.is_difference())
        .map(|(key, theme)| ThemeThatDiffers {
            theme: Link::new(&theme.title, site.addresses().theme(theme)),
            claim: wording::theme_claim("here", "elsewhere", &claims[key]),
        })
        .collect()
}

/// What can be taken along from an area.
fn take_away<'a>(site: &Site<'a>, group: Group) -> Vec<Link<'a>> {
    let to = |path: String| site.addresses().to(&path);
    let filter = match group {
        Group::Region(region) => Some(format!("region={}", region.slug())),
        Group::Type(kind) => Some(format!("type={}", kind.slug())),
        _ => None,
    };
    let mut actions = Vec::new();
    if let Group::Region(region) = group {
        actions.push(Link::new("Regional brief to print", to(format!("regions/{}/brief/", region.slug()))));
        actions.push(Link::new("Calendar of due dates (.ics)", to(export::region_calendar(region))));
    }
    if let Some(filter) = filter {
        actions.push(Link::new("Filter its recommendations", to(format!("recommendations/?{filter}"))));
    }
    if site.findings().closure.contains_key(&group) {
        let id = format!("{}-{}", group.kind().word(), group.slug(site.data()));
        actions.push(Link::new("Compare", to(format!("compare/?with={id}"))));
    }
    actions
}

/// Duties by the day they are due, soonest first.
pub(in crate::site) fn in_due_order<'a>(duties: impl Iterator<Item = &'a DutyState>) -> Vec<&'a DutyState> {
    let mut duties: Vec<&DutyState> = duties.collect();
    duties.sort_by_key(|duty| (duty.due.map(|due| due.earliest), duty.challenge, duty.council, duty.duty));
    duties
}

/// What is on record of a patch, in sentences.
pub(in crate::site) fn lead(
    site: &Site,
    group: Group,
    members: &[Key<Council>],
    duties: &[&DutyState],
) -> Vec<String> {
    let (data, findings) = (site.data(), site.findings());
    let existing = members.iter().filter(|key| site.exists(**key)).count();
    let visited =
        members.iter().filter(|key| site.exists(**key) && !data.challenges_of(**key).is_empty()).count();
    let past = duties.iter().filter(|duty| duty.state == State::PastDue).count();
    let gone_by = match past {
        0 => "No date has gone by without a record".to_owned(),
        1 => "1 date has gone by with no record found".to_owned(),
        n => format!("{n} dates have gone by with no record found"),
    };
    let mut lead = vec![format!(
        "{visited} of {} {} had a visit on record. {gone_by}.",
        wording::counted(existing, "council"),
        if existing == 1 { "has" } else { "have" },
    )];
    lead.push(match findings.closure.get(&group) {
        None => "No recommendation to these councils is recorded yet.".to_owned(),
        Some(closure) => format!(
            "Of {} recorded, {}.",
            wording::counted(closure.made as usize, "recommendation"),
            wording::closure_clause(closure)
        ),
    });
    lead
}

/// Which themes were raised again, for councils that the filter takes.
pub(super) fn recurrence<'a>(site: &Site<'a>, takes: impl Fn(Key<Council>) -> bool) -> Vec<RaisedAgain<'a>> {
    let data = site.data();
    let visit = |key| {
        let challenge = &data.challenges[key];
        Link::new(wording::visit(challenge), site.addresses().challenge(challenge))
    };
    site.findings()
        .pairs
        .iter()
        .filter(|pair| takes(pair.council))
        .map(|pair| RaisedAgain {
            council: site.council_link(pair.council),
            earlier: visit(pair.earlier),
            later: visit(pair.later),
            raised: pair.raised.len(),
            again: pair
                .raised_again()
                .map(|theme| {
                    Link::new(&data.themes[theme].title, site.addresses().theme(&data.themes[theme]))
                })
                .collect(),
        })
        .collect()
}

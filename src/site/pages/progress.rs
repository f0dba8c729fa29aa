//! Progress: how many recommendations are reported closed, and how many have no status on record. Each question that follows has a
//! page of its own.

use serde::Serialize;

use crate::analysis::{Closure, Group, GroupKind};
use crate::report::Problem;
use crate::site::Site;
use crate::site::page_kind::{PageContext, PageKind, PageView};
use crate::site::parts::{Answer, ChartView, Fact, Link, StateBar, due_dates};
use crate::wording::{self, Figure};

mod by_group;
mod plans;
mod stand_out;
mod time;
mod watch;

pub(super) use by_group::ByGroup;
pub(super) use plans::Plans;
pub(super) use stand_out::StandOut;
pub(super) use time::{Time, missing};
pub(super) use watch::WorthChecking;

#[derive(Serialize)]
struct View<'a> {
    answer: Answer<'a>,
    bar: Option<StateBar>,
    /// The rate of all, marked with the row that holds it.
    rate: Option<Figure>,
    at_twelve_months: Option<Figure>,
    /// What the figure at twelve months leaves out for want of a date; empty where nothing.
    twelve_months_without: String,
    /// The pages of each kind of group.
    groups: Vec<Link<'a>>,
    regions: Option<ChartView<'a>>,
    /// Which regions, types and groups of councils report more or fewer closed than the rest, in sentences.
    compared: Vec<String>,
    further: Vec<Link<'a>>,
}

/// The overview.
pub(super) struct Progress;

impl PageKind for Progress {
    type Subject = ();

    fn pages(_site: &Site) -> Vec<(String, ())> {
        vec![("closure/".to_owned(), ())]
    }

    fn view<'a>(
        site: &Site<'a>,
        (): &(),
        context: &mut PageContext<'a>,
    ) -> Result<PageView<'a>, Box<Problem>> {
        let (data, findings) = (site.data(), site.findings());
        let at_twelve_months = Figure::closure_at_twelve_months(data, findings, Group::All);
        let view = View {
            answer: answer(site),
            bar: StateBar::of(findings.closure.get(&Group::All)),
            rate: Figure::closure(data, findings, Group::All),
            at_twelve_months: at_twelve_months.filter(|figure| figure.total > 0),
            twelve_months_without: twelve_months_without(site),
            groups: by_group::links(site, GroupKind::Region),
            regions: context.charts.add(by_group::chart(site, GroupKind::Region)),
            compared: compared(site),
            further: further(site),
        };
        let (title, description) = context.titled("How many recommendations are reported closed?");
        Ok(PageView::new("progress.html", title, &view)?.describe(description))
    }
}

/// The crumbs of the pages below the overview.
fn above<'a>(site: &Site<'a>) -> Vec<Link<'a>> {
    vec![Link::new("Progress", site.addresses().to("closure/"))]
}

fn answer<'a>(site: &Site<'a>) -> Answer<'a> {
    let (data, findings) = (site.data(), site.findings());
    let mut facts = Vec::new();
    if let Some(figure) =
        Figure::closure_at_twelve_months(data, findings, Group::All).filter(|figure| figure.total > 0)
    {
        let counts = format!(
            "{} of {}",
            wording::thousands(u64::from(figure.count)),
            wording::thousands(u64::from(figure.total))
        );
        let (value, note) = if figure.allows_percentage {
            (figure.percent.clone(), format!("{counts} old enough to say"))
        } else {
            (counts, "old enough to say".to_owned())
        };
        facts.push(
            Fact::new("Closed within 12 months of the visit", value, note)
                .at(format!("{}#at-12-months", site.addresses().to("closure/"))),
        );
    }
    if let Some(months) = half_closed(site) {
        let followed = findings.time_to_closure.get(&Group::All).map_or(0, |found| found.observed);
        let note = format!("of the {} that can be followed", wording::thousands(u64::from(followed)));
        facts.push(
            Fact::new("Half are closed by", format!("month {months}"), note)
                .at(site.addresses().to("closure/how-long/")),
        );
    }
    if let Some(closure) = findings.closure.get(&Group::All).filter(|closure| closure.with_due_date > 0) {
        let fact = Fact::new("Overdue", wording::thousands(u64::from(closure.overdue)), due_dates(closure))
            .at(site.addresses().to("closure/worth-checking/"));
        facts.push(if closure.overdue > 0 { fact.late() } else { fact });
    }
    Answer { sentences: lead(site), facts, quote: quote(site).unwrap_or_default(), about: Vec::new() }
}

/// Months that are looked at: twenty years.
const MOST_MONTHS: u32 = 240;

/// The first whole month by which half of the recommendations are closed; `None` where that is not known.
fn half_closed(site: &Site) -> Option<u32> {
    let found = site.findings().time_to_closure.get(&Group::All).filter(|found| found.can_be_drawn())?;
    (1..=MOST_MONTHS)
        .take_while(|month| f64::from(*month) <= found.reach())
        .find(|month| found.within(f64::from(*month)).is_some_and(|reading| reading.incidence >= 0.5))
}

/// The one line to quote; `None` where no rate may be shown.
fn quote(site: &Site) -> Option<String> {
    let figure = Figure::closure(site.data(), site.findings(), Group::All)?;
    figure.allows_percentage.then(|| {
        format!(
            "To quote: {} reported closed ({} of {}; withdrawn left out), as at {}.",
            figure.percent,
            wording::thousands(u64::from(figure.count)),
            wording::thousands(u64::from(figure.total)),
            wording::day(site.as_of())
        )
    })
}

/// The pages that answer what comes next.
fn further<'a>(site: &Site<'a>) -> Vec<Link<'a>> {
    let to = |path: &str| site.addresses().to(path);
    let count = |number: u32| wording::thousands(u64::from(number));
    let closure = site.findings().closure.get(&Group::All).copied().unwrap_or_default();
    vec![
        Link::new("How long it takes", to("closure/how-long/")),
        Link::new("Does any council stand out?", to("closure/stand-out/")),
        Link::new(
            match closure.overdue {
                0 => "Worth checking".to_owned(),
                overdue => format!("Worth checking: {} overdue", count(overdue)),
            },
            to("closure/worth-checking/"),
        ),
        Link::new("Plans’ own progress reports", to("closure/plans/")),
        Link::new("Due dates: what is due next, and when", to("duties/")),
        Link::new("How complete is this record?", to("data/completeness/")),
    ]
}

/// What is on record of the status of all recommendations.
pub(super) fn lead(site: &Site) -> Vec<String> {
    let Some(closure) = site.findings().closure.get(&Group::All) else {
        return vec!["No recommendation is recorded yet.".to_owned()];
    };
    let (unknown, rate) = (closure.without_status(), closure.rate());
    let mut lead = vec![format!(
        "For {} of {} not withdrawn no status is on record.",
        wording::thousands(u64::from(unknown.count())),
        wording::counted(unknown.total() as usize, "recommendation"),
    )];
    let bound = closure.upper_bound();
    let if_closed = if unknown.count() == 0 {
        String::new()
    } else {
        format!(
            "; if all without a status were closed too, it would be {}",
            wording::thousands(u64::from(bound.count()))
        )
    };
    lead.push(format!(
        "{} of the {} {} reported closed{if_closed}.",
        wording::thousands(u64::from(rate.count())),
        wording::thousands(u64::from(rate.total())),
        if rate.count() == 1 || rate.total() == 1 { "is" } else { "are" },
    ));
    lead
}

/// What the figure at twelve months leaves out for want of a date.
fn twelve_months_without(site: &Site) -> String {
    let Some(found) = site.findings().closure_at_twelve_months.get(&Group::All) else { return String::new() };
    let mut parts = Vec::new();
    if found.closing_not_placed > 0 {
        let closed = wording::counted(found.closing_not_placed as usize, "recommendation");
        parts.push(format!("{closed} closed on a date that is not known, or too coarse"));
    }
    if found.visit_not_placed > 0 {
        let others = wording::counted(found.visit_not_placed as usize, "recommendation");
        parts.push(format!("{others} of visits of which the date is not known, or too coarse"));
    }
    if parts.is_empty() { String::new() } else { format!("Left out: {}.", wording::list(&parts)) }
}

/// The regions, types and groups of councils that report more or fewer closed than the rest; each named only where its own claim
/// holds and its kind differs as a whole.
fn compared(site: &Site) -> Vec<String> {
    let (data, findings) = (site.data(), site.findings());
    if findings.closure.get(&Group::All).is_some_and(Closure::is_mostly_unknown) {
        return vec![
            "For most recommendations no status is on record. Compared now, groups would only show who publishes, so none is \
             compared."
                .to_owned(),
        ];
    }
    let named: Vec<String> = findings
        .closure_claims
        .iter()
        .filter(|(group, claim)| {
            let family = findings.closure_families.get(&group.kind());
            claim.verdict.is_difference() && family.is_some_and(|family| family.is_significant)
        })
        .filter_map(|(group, _)| wording::closure_against_the_rest(data, findings, *group))
        .collect();
    if named.is_empty() && !findings.closure_families.is_empty() {
        return vec![
            "Between regions, types and groups of councils there is no clear difference.".to_owned(),
        ];
    }
    named
}

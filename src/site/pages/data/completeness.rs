//! How complete the record is, by region and year, and what would settle each gap.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::analysis::Completeness;
use crate::dataset::Region;
use crate::report::Problem;
use crate::site::Site;
use crate::site::page_kind::{PageContext, PageKind, PageView};
use crate::site::parts::{Answer, Fact, Link};
use crate::wording;

#[derive(Serialize)]
struct View<'a> {
    answer: Answer<'a>,
    regions: Vec<Row<'a>>,
    years: Vec<Row<'a>>,
}

/// What is on record of the visits of a region or a year.
#[derive(Serialize)]
struct Row<'a> {
    name: Link<'a>,
    found: Counts,
}

#[derive(Serialize)]
struct Counts {
    visits: u32,
    with_recommendations: u32,
    whole_lists: u32,
    with_status: u32,
    checked: u32,
}

/// The page of how complete the record is.
pub(in crate::site::pages) struct CompletenessPage;

impl PageKind for CompletenessPage {
    type Subject = ();

    fn pages(_: &Site) -> Vec<(String, ())> {
        vec![("data/completeness/".to_owned(), ())]
    }

    fn view<'a>(
        site: &Site<'a>,
        (): &(),
        context: &mut PageContext<'a>,
    ) -> Result<PageView<'a>, Box<Problem>> {
        let found = &site.findings().completeness;
        let mut regions: BTreeMap<Region, Completeness> = BTreeMap::new();
        let mut years: BTreeMap<Option<i16>, Completeness> = BTreeMap::new();
        for ((region, year), cell) in found {
            add(regions.entry(*region).or_default(), cell);
            add(years.entry(*year).or_default(), cell);
        }
        let view = View {
            answer: answer(site),
            regions: regions
                .iter()
                .map(|(region, cell)| row(Link::new(region.name(), site.addresses().region(*region)), cell))
                .collect(),
            years: years
                .iter()
                .rev()
                .map(|(year, cell)| {
                    let name = year.map_or_else(|| "not known".to_owned(), |year| year.to_string());
                    row(Link::new(name, ""), cell)
                })
                .collect(),
        };
        let (title, description) = context.titled("How complete is this record?");
        let description = if description.is_empty() {
            "By region and year: visits known, lists recorded, statements found, and what would settle each gap."
                .to_owned()
        } else {
            description
        };
        Ok(PageView::new("completeness.html", title, &view)?
            .describe(description)
            .below(vec![Link::new("Data", site.addresses().to("data/"))]))
    }
}

fn add(sum: &mut Completeness, cell: &Completeness) {
    sum.visits += cell.visits;
    sum.with_recommendations += cell.with_recommendations;
    sum.whole_lists += cell.whole_lists;
    sum.with_status += cell.with_status;
    sum.checked += cell.checked;
}

fn row<'a>(name: Link<'a>, cell: &Completeness) -> Row<'a> {
    let Completeness { visits, with_recommendations, whole_lists, with_status, checked } = *cell;
    Row { name, found: Counts { visits, with_recommendations, whole_lists, with_status, checked } }
}

/// Each visit counted once, whatever regions its councils are in.
fn answer<'a>(site: &Site<'a>) -> Answer<'a> {
    let data = site.data();
    let recorded = data.challenges.keys().filter(|key| !data.recommendations_of(*key).is_empty()).count();
    let without = data.challenges.len() - recorded;
    let statuses = site.findings().statuses.values();
    let known = statuses.iter().filter(|status| status.reported.is_some()).count();
    Answer {
        sentences: vec![format!(
            "Recommendations are recorded for {recorded} of {} on record, and a status for {} of {}.",
            wording::counted(data.challenges.len(), "visit"),
            wording::thousands(known as u64),
            wording::counted(data.recommendations.len(), "recommendation"),
        )],
        facts: vec![
            Fact::new("Visits without a list", without.to_string(), "their report would give one"),
            Fact::new(
                "Recommendations without a status",
                wording::thousands((data.recommendations.len() - known) as u64),
                "an update by the council, a committee or the review team would give one",
            ),
        ],
        ..Answer::default()
    }
}

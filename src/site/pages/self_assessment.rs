//! A council's draft self-assessment: a page that prints as an appendix to a committee paper.

use serde::Serialize;

use crate::dataset::{Challenge, Council, Key};
use crate::report::Problem;
use crate::self_assessment::{self, Asked, Part, Wanted, wider_group};
use crate::site::Site;
use crate::site::page_kind::{PageContext, PageKind, PageView};
use crate::site::parts::{
    DutyRow, Link, RecommendationRow, StrengthRow, duty_rows, recommendation_row, strength_row,
};
use crate::site::record::Record;
use crate::wording::{self, Figure};

#[derive(Serialize)]
struct View<'a, 'd> {
    council: Link<'a>,
    lead: Vec<String>,
    similar: Vec<Link<'a>>,
    /// What the nation's column is called.
    nation: String,
    parts: Vec<PartView<'a, 'd>>,
    /// The visit that all duties follow, where that is one.
    duties_after: Option<String>,
    duties: Vec<DutyRow<'a>>,
    /// The same as documents to edit, where they are made.
    documents: Vec<Link<'a>>,
}

#[derive(Serialize)]
struct PartView<'a, 'd> {
    id: &'static str,
    title: &'static str,
    asked_elsewhere: Vec<AskedRow<'a>>,
    asked_here: Vec<RecommendationRow<'a>>,
    strengths: Vec<StrengthRow<'a>>,
    prompts: &'d [String],
    evidence: Vec<EvidenceRow<'d>>,
}

#[derive(Serialize)]
struct AskedRow<'a> {
    theme: Link<'a>,
    similar: String,
    nation: Option<Figure>,
    here: bool,
}

#[derive(Serialize)]
struct EvidenceRow<'d> {
    recommendation: Link<'d>,
    held: Option<Link<'d>>,
    wanted: &'d str,
}

/// The page of a council's draft self-assessment.
pub(super) struct SelfAssessmentPage;

impl PageKind for SelfAssessmentPage {
    type Subject = Key<Council>;

    fn pages(site: &Site) -> Vec<(String, Key<Council>)> {
        let is_for = |key| self_assessment::is_for(site.data(), site.as_of(), key);
        let councils = site.data().councils.iter().filter(|(key, _)| is_for(*key));
        councils.map(|(key, council)| (format!("councils/{}/self-assessment/", council.id), key)).collect()
    }

    fn view<'a>(
        site: &Site<'a>,
        &key: &Key<Council>,
        _: &mut PageContext,
    ) -> Result<PageView<'a>, Box<Problem>> {
        page_view(site, key)
    }

    fn record(_: &Site, _: &Key<Council>, _: Record) -> Option<Record> {
        None
    }
}

fn page_view<'a>(site: &Site<'a>, key: Key<Council>) -> Result<PageView<'a>, Box<Problem>> {
    let (data, findings) = (site.data(), site.findings());
    let council = &data.councils[key];
    let draft = self_assessment::self_assessment(data, findings, key);
    let title = format!("Self-assessment of {}", council.short_name);
    let documents = if site.packs.includes(&council.id) {
        let file = |ending: &str| site.addresses().to(&self_assessment::file(data, key, ending));
        vec![
            Link::new("Word document (.docx)", file("docx")),
            Link::new("Excel workbook (.xlsx)", file("xlsx")),
        ]
    } else {
        Vec::new()
    };
    let mut visits: Vec<Key<Challenge>> = draft.duties.iter().map(|duty| duty.challenge).collect();
    visits.dedup();
    let view = View {
        council: site.council_link(key),
        similar: site.council_links(&draft.similar),
        nation: wording::group(wider_group(data, key), data),
        parts: draft.parts.iter().map(|part| part_view(site, part, key)).collect(),
        duties_after: match visits.as_slice() {
            [only] => Some(wording::visit(&data.challenges[*only])),
            _ => None,
        },
        duties: duty_rows(site, draft.duties.iter()),
        lead: draft.lead,
        documents,
    };
    let description =
        format!("A draft appendix for the self-assessment of {} before a peer challenge.", council.name);
    Ok(PageView::new("self-assessment.html", title, &view)?.describe(description).below(vec![
        Link::new("Councils", site.addresses().to("councils/")),
        Link::new(&council.name, site.addresses().council(council)),
    ]))
}

fn part_view<'a, 'd>(site: &Site<'a>, part: &'d Part, council: Key<Council>) -> PartView<'a, 'd> {
    PartView {
        id: part.component.map_or("other", |component| component.word()),
        title: part.title,
        asked_elsewhere: part.asked_elsewhere.iter().map(|asked| asked_row(site, asked, council)).collect(),
        asked_here: part.asked_here.iter().map(|key| recommendation_row(site, *key)).collect(),
        strengths: part.strengths.iter().map(|key| strength_row(site, *key)).collect(),
        prompts: &part.prompts,
        evidence: part.evidence.iter().map(|wanted| evidence_row(site, wanted)).collect(),
    }
}

fn asked_row<'a>(site: &Site<'a>, asked: &Asked, council: Key<Council>) -> AskedRow<'a> {
    let data = site.data();
    let theme = &data.themes[asked.theme];
    let basis = crate::analysis::Basis::All;
    AskedRow {
        theme: Link::new(&theme.title, site.addresses().theme(theme)),
        similar: if asked.similar.total() > 0 { wording::counts(asked.similar) } else { String::new() },
        nation: Figure::theme(data, site.findings(), basis, wider_group(data, council), asked.theme),
        here: asked.here,
    }
}

fn evidence_row<'d>(site: &Site, wanted: &'d Wanted) -> EvidenceRow<'d> {
    EvidenceRow {
        recommendation: Link::new(
            &wanted.name,
            site.addresses().recommendation(site.data(), wanted.recommendation),
        ),
        held: wanted.held.as_ref().map(|held| Link::new(wording::capitalised(&held.what), &held.url)),
        wanted: &wanted.wanted,
    }
}

//! Self-assessments → documents to edit: Word for the committee paper, Excel to work through.

mod document;
mod sheets;

use rayon::prelude::*;

use super::docx;
use super::workbook;
use crate::address::Addresses;
use crate::analysis::Findings;
use crate::artefact::Artefact;
use crate::config::Config;
use crate::dataset::{Council, Dataset, Key};
use crate::report::{Location, Problem, ProblemKind};
use crate::self_assessment::{self, Packs, SelfAssessment};
use crate::wording;

/// What the documents are written from.
#[derive(Clone, Copy)]
struct Source<'a> {
    data: &'a Dataset,
    findings: &'a Findings,
    addresses: &'a Addresses,
    config: &'a Config,
}

/// The documents of every council that gets some.
///
/// # Errors
/// What the formats cannot hold.
pub fn packs(
    data: &Dataset,
    findings: &Findings,
    addresses: &Addresses,
    config: &Config,
    wanted: &Packs,
) -> Result<Vec<Artefact>, Box<Problem>> {
    let source = Source { data, findings, addresses, config };
    let councils: Vec<Key<Council>> = data
        .councils
        .keys()
        .filter(|key| {
            self_assessment::is_for(data, findings.as_of, *key) && wanted.includes(&data.councils[*key].id)
        })
        .collect();
    let made: Result<Vec<[Artefact; 2]>, Box<Problem>> =
        councils.par_iter().map(|council| of_council(source, *council)).collect();
    Ok(made?.into_iter().flatten().collect())
}

fn of_council(source: Source<'_>, council: Key<Council>) -> Result<[Artefact; 2], Box<Problem>> {
    let draft = self_assessment::self_assessment(source.data, source.findings, council);
    let path = |ending: &str| self_assessment::file(source.data, council, ending);
    let problem = |ending: &str, error: String| {
        let problem = Problem::new(
            ProblemKind::Pack,
            Location::file(path(ending)),
            format!("cannot be written: {error}"),
        );
        Box::new(problem.help("build with --packs none, which leaves these documents out"))
    };
    let word = docx::docx(&document::document(source, &draft)).map_err(|e| problem("docx", e.to_string()))?;
    let excel = workbook::xlsx(sheets::book(source, &draft)).map_err(|e| problem("xlsx", e.to_string()))?;
    Ok([Artefact::new(path("docx"), word), Artefact::new(path("xlsx"), excel)])
}

impl Source<'_> {
    fn title(&self, draft: &SelfAssessment) -> String {
        format!("Self-assessment of {}: a draft appendix", self.data.councils[draft.council].name)
    }

    /// Where the draft stands on the site.
    fn address(&self, draft: &SelfAssessment) -> String {
        let id = &self.data.councils[draft.council].id;
        self.addresses.absolute(&format!("councils/{id}/self-assessment/"))
    }

    fn as_of(&self) -> String {
        wording::day(self.findings.as_of)
    }
}

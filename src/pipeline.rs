//! The only place that knows the order of the stages: one timed call each, from the site's files to `public/`.

mod paths;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::civil::Date;

use crate::address::Addresses;
use crate::analysis::{self, AsOfView, Findings};
use crate::artefact::{Artefact, MANIFEST};
use crate::chart::Sources;
use crate::config::{self, AsOf, Config, DateOrder};
use crate::content::{self, Content, Live};
use crate::dataset::{self, Dataset, Region};
use crate::edition::{self, Edition};
use crate::export::{self, Exports};
use crate::output::manifest::{Kind, Manifest, Mark, Provenance};
use crate::output::{self, Outcome};
use crate::report::{self, Location, Problem, ProblemKind, Report};
use crate::search;
use crate::self_assessment::Packs;
use crate::site::{self, Record, Rendered, Site, SiteTheme};
use crate::wording;

/// What to build, from where to where.
#[derive(Clone, Debug)]
pub struct Job {
    /// The site folder.
    pub site: PathBuf,
    /// The folder to publish to.
    pub public: PathBuf,
    /// An address that replaces the configured one.
    pub base_url: Option<String>,
    /// The folder of the edition before, to say what changed since.
    pub previous: Option<PathBuf>,
    /// What is made in addition to the pages.
    pub extras: Extras,
    /// The day of the build.
    pub today: Date,
}

/// What a build makes in addition to pages, charts and tables.
#[derive(Clone, Debug)]
pub struct Extras {
    /// Which councils get their self-assessment as documents.
    pub packs: Packs,
    /// Whether all tables are put into one workbook too.
    pub workbook: bool,
    /// Whether the site can be searched.
    pub search: bool,
}

impl Default for Extras {
    /// Everything.
    fn default() -> Self {
        Self { packs: Packs::All, workbook: true, search: true }
    }
}

impl Extras {
    /// Nothing.
    #[must_use]
    pub fn none() -> Self {
        Self { packs: Packs::Only(BTreeSet::new()), workbook: false, search: false }
    }
}

/// Told which stage begins.
pub trait Progress {
    /// A stage begins.
    fn stage(&self, name: &'static str);
}

/// What a run came to.
#[derive(Debug, Default)]
pub struct Summary {
    /// Each stage with its time.
    pub stages: Vec<(&'static str, Duration)>,
    /// The date that all figures speak of.
    pub as_of: Option<Date>,
    /// Pages made.
    pub pages: usize,
    /// Charts made.
    pub charts: usize,
    /// What became of the files; nothing when nothing was to be written.
    pub outcome: Option<Outcome>,
    /// Errors and notices, sorted.
    pub report: Report,
}

/// Runs stages one after another and keeps their times.
struct Clock<'a> {
    progress: &'a dyn Progress,
    stages: Vec<(&'static str, Duration)>,
}

impl Clock<'_> {
    fn time<T>(&mut self, name: &'static str, stage: impl FnOnce() -> T) -> T {
        self.progress.stage(name);
        let start = Instant::now();
        let value = stage();
        self.stages.push((name, start.elapsed()));
        value
    }
}

/// A site's own files, read.
struct Inputs {
    config: Config,
    theme: SiteTheme,
    data: Arc<Dataset>,
    content: Content,
}

/// Builds the site and publishes it. With an error in the report nothing was written and `outcome` is empty.
///
/// # Errors
/// A folder that must not be replaced, and failures of the machine: disk, permission.
pub fn build(job: &Job, progress: &dyn Progress) -> Result<Summary, output::Error> {
    output::check_separate(&job.public, &job.site)?;
    let mut clock = Clock { progress, stages: Vec::new() };
    let mut report = Report::default();
    let made = make(job, &mut clock, &mut report);
    report.sort();
    let mut summary = Summary { report, ..Summary::default() };
    if let Some((site, as_of, rendered)) = made
        && !summary.report.has_errors()
    {
        let provenance = Provenance { kind: Kind::Site, site, region: None, built: job.today };
        summary.as_of = Some(as_of);
        summary.pages = rendered.pages;
        summary.charts = rendered.charts;
        let outcome =
            clock.time("publish", || output::publish(&job.public, provenance, rendered.artefacts))?;
        summary.outcome = Some(outcome);
    }
    summary.stages = clock.stages;
    Ok(summary)
}

/// Briefs of a region to make, from where to where.
#[derive(Clone, Debug)]
pub struct PackJob {
    /// The site folder.
    pub site: PathBuf,
    /// The region.
    pub region: Region,
    /// The folder to make.
    pub out: PathBuf,
    /// The day of the build.
    pub today: Date,
}

/// A pack, made.
#[derive(Clone, Debug)]
pub struct Packed {
    /// Briefs in it.
    pub briefs: usize,
    /// What became of the files of the folder.
    pub outcome: Outcome,
    /// The same as one file.
    pub archive: PathBuf,
    /// The date that all figures speak of.
    pub as_of: Date,
}

/// Makes the briefs of a region as a folder and as a ZIP file next to it; nothing, with an error in the report, where the site's own
/// files have problems.
///
/// # Errors
/// A folder or file that must not be replaced, and failures of the machine: disk, permission.
pub fn pack(job: &PackJob, progress: &dyn Progress) -> Result<(Report, Option<Packed>), output::Error> {
    output::check_separate(&job.out, &job.site)?;
    let path = output::sibling(&job.out, ".zip")?;
    output::check_replaceable(&path, is_own_archive)?;
    let mut clock = Clock { progress, stages: Vec::new() };
    let mut report = Report::default();
    let made = make_pack(job, &mut clock, &mut report);
    report.sort();
    let Some(pack) = made.filter(|_| !report.has_errors()) else {
        return Ok((report, None));
    };
    let Pack { provenance, as_of, files, archive } = pack;
    // One page is the contents.
    let briefs = files.iter().filter(|file| file.path.rsplit('.').next() == Some("html")).count() - 1;
    let outcome = clock.time("publish", || {
        let outcome = output::publish(&job.out, provenance, files)?;
        output::replace(&path, &archive).map(|()| outcome)
    })?;
    Ok((report, Some(Packed { briefs, outcome, archive: path, as_of })))
}

/// Whether an archive is a pack as peerbench wrote it: it holds the manifest of exactly its own files.
fn is_own_archive(bytes: &[u8]) -> bool {
    let (manifests, files): (Vec<_>, Vec<_>) = export::unarchive(bytes)
        .unwrap_or_default()
        .into_iter()
        .partition(|file: &Artefact| file.path == MANIFEST);
    let [manifest] = manifests.as_slice() else { return false };
    matches!(Mark::read(&manifest.bytes), Ok(Mark::Manifest(manifest)) if manifest.describes(&files))
}

/// What a pack holds.
struct Pack {
    provenance: Provenance,
    as_of: Date,
    files: Vec<Artefact>,
    /// The same with the manifest, as one file.
    archive: Vec<u8>,
}

/// The files of a pack, and the same as an archive.
fn make_pack(job: &PackJob, clock: &mut Clock, report: &mut Report) -> Option<Pack> {
    let inputs = clock.time("read", || read(&job.site, job.today, report))?;
    let (inputs, findings) = clock.time("analyse", || analyse(inputs, job.today, report));
    let as_of = findings.as_of;
    let addresses = Addresses::new(&inputs.config.base_url).from_elsewhere();
    let provenance = Provenance {
        kind: Kind::Pack,
        site: inputs.config.base_url.clone(),
        region: Some(job.region.name().to_owned()),
        built: job.today,
    };
    let made = clock.time("render", || -> Result<_, Box<Problem>> {
        let tables = export::visit_tables(&inputs.data, &findings, &addresses, &inputs.config, job.region)?;
        let listed: Vec<(String, String)> =
            tables.iter().map(|(file, about)| (file.path.clone(), about.clone())).collect();
        let live = Live::new(Arc::clone(&inputs.data), Arc::clone(&findings), addresses.clone());
        let site = Site {
            config: &inputs.config,
            sources: Sources { data: &inputs.data, findings: &findings, addresses: &addresses },
            content: &inputs.content,
            live: &live,
            downloads: &[],
            script_data: &[],
            edition: None,
            packs: &Packs::Only(BTreeSet::new()),
            searchable: false,
            workbook: false,
        };
        let mut files = site::visit_pack(&site, &inputs.theme, job.region, &listed)?;
        files.extend(tables.into_iter().map(|(file, _)| file));
        paths::report_faults(&files, report);
        let manifest = Manifest::of(provenance.clone(), &files).artefact();
        let folder = job.out.file_name().map_or("briefs".into(), |name| name.to_string_lossy());
        let archive = export::archive(&folder, files.iter().chain([&manifest]))?;
        Ok((files, archive))
    });
    match made {
        Ok((files, archive)) => Some(Pack { provenance, as_of, files, archive }),
        Err(problem) => {
            report.add(*problem);
            None
        }
    }
}

/// Does everything that a build does but for publishing, and tells all problems.
#[must_use]
pub fn check(job: &Job, progress: &dyn Progress) -> Report {
    let mut clock = Clock { progress, stages: Vec::new() };
    let mut report = Report::default();
    let _ = make(job, &mut clock, &mut report);
    report.sort();
    report
}

/// From the site's files to its address, the day that it speaks of and the files to publish; nothing when an error stops it.
fn make(job: &Job, clock: &mut Clock, report: &mut Report) -> Option<(String, Date, Rendered)> {
    let inputs = clock.time("read", || read(&job.site, job.today, report))?;
    let (inputs, findings) = clock.time("analyse", || analyse(inputs, job.today, report));
    let as_of = findings.as_of;
    let base_url = job.base_url.as_ref().unwrap_or(&inputs.config.base_url);
    let addresses = Addresses::new(base_url);
    let exports = clock.time("export", || export::export(&inputs.data, &findings));
    let edition = match &job.previous {
        Some(folder) => edition::compare(folder, &exports, report),
        None => None,
    };
    check_packs(&job.extras.packs, &inputs.data, report);
    let script_data = clock.time("scripts", || export::for_scripts(&inputs.data, &findings));
    let mut rendered = clock.time("render", || {
        let made = Made { exports: &exports, edition: edition.as_ref(), script_data: &script_data };
        render(&inputs, &findings, &addresses, &made, &job.extras, report)
    });
    rendered.artefacts.extend(script_data.into_iter().map(|(_, file)| file));
    rendered.artefacts.extend(export::calendars(&inputs.data, &findings, &addresses));
    rendered.artefacts.extend(export::challenge_json(&inputs.data, &findings, &addresses));
    if !report.has_errors() {
        let records = std::mem::take(&mut rendered.records);
        let made =
            clock.time("extras", || extras(&inputs, &findings, &addresses, &exports, &job.extras, records));
        for made in made {
            match made {
                Ok(artefacts) => rendered.artefacts.extend(artefacts),
                Err(problem) => report.add(*problem),
            }
        }
    }
    rendered.artefacts.extend(exports.into_artefacts(&inputs.config, &addresses, as_of));
    let optional = paths::optional(&inputs.data, as_of);
    site::check_links(&rendered.links, &rendered.artefacts, &optional, &addresses, report);
    paths::check(&rendered.artefacts, &optional, report);
    Some((base_url.clone(), as_of, rendered))
}

/// Reads everything that a site folder holds, so that all problems come in one run; nothing when there is an error.
fn read(site: &Path, today: Date, report: &mut Report) -> Option<Inputs> {
    let config = config::read(site, report);
    let dates = config.as_ref().map_or_else(DateOrder::default, |config| config.dates);
    let data = Arc::new(dataset::read(site, today, dates, report));
    let content = content::read(site, report);
    let theme = config.as_ref().map(|config| site::read_theme(site, config, report)).unwrap_or_default();
    if report.has_errors() {
        // Live expressions would fail for want of what could not be read; the rest of the prose can be looked at.
        let base_url = config.as_ref().map(|config| config.base_url.as_str()).unwrap_or_default();
        content::check_markdown(&content, &Addresses::new(base_url), report);
        return None;
    }
    Some(Inputs { config: config?, theme, data, content })
}

/// The inputs with the tables as at the as-of date, and every figure. Says what the view leaves out.
fn analyse(inputs: Inputs, today: Date, report: &mut Report) -> (Inputs, Arc<Findings>) {
    let view = AsOfView::new(&inputs.data, as_of(&inputs, today));
    report_left_out(&view, report);
    let findings = Arc::new(analysis::analyse(&view));
    (Inputs { data: Arc::new(view.data), ..inputs }, findings)
}

/// The date that all figures speak of. A site without any date has only the present day to speak of.
fn as_of(inputs: &Inputs, today: Date) -> Date {
    match inputs.config.as_of {
        AsOf::Day(day) => day,
        AsOf::Today => today,
        AsOf::Newest => analysis::newest_date(&inputs.data, today).unwrap_or(today),
    }
}

/// Counts in a notice what is dated wholly after the as-of date.
fn report_left_out(view: &AsOfView, report: &mut Report) {
    let left_out = view.left_out;
    if left_out.is_empty() {
        return;
    }
    let counts = [
        (left_out.visits, "planned visit"),
        (left_out.recommendations, "recommendation"),
        (left_out.statements, "statement"),
        (left_out.publications, "date of a publication or review"),
    ];
    let parts: Vec<String> = counts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, noun)| match (count, noun) {
            (1, noun) => format!("1 {noun}"),
            (count, "date of a publication or review") => format!("{count} dates of publications or reviews"),
            (count, noun) => format!("{count} {noun}s"),
        })
        .collect();
    let message = format!(
        "Left out as dated after {}, the day that all figures speak of: {}.",
        wording::day(view.as_of),
        wording::list(&parts)
    );
    report.add(Problem::new(ProblemKind::AfterAsOf, Location::file("data"), message));
}

/// Whether every council named for a pack is one.
fn check_packs(packs: &Packs, data: &Dataset, report: &mut Report) {
    let Packs::Only(ids) = packs else { return };
    for id in ids.iter().filter(|id| data.councils.find(id).is_none()) {
        let known = data.councils.rows().iter().map(|council| council.id.as_str());
        let mut problem = Problem::new(
            ProblemKind::UnknownCouncil,
            Location::file("--packs"),
            format!("there is no council {id}"),
        );
        if let Some(near) = report::nearest(id, known) {
            problem = problem.help(format!("did you mean {near}?"));
        }
        report.add(problem);
    }
}

/// What is made in addition to the pages, all at once: self-assessments as documents, the workbook, the search.
fn extras(
    inputs: &Inputs,
    findings: &Findings,
    addresses: &Addresses,
    exports: &Exports,
    wanted: &Extras,
    records: Vec<Record>,
) -> [Result<Vec<Artefact>, Box<Problem>>; 3] {
    let packs = || export::packs(&inputs.data, findings, addresses, &inputs.config, &wanted.packs);
    let workbook = || {
        if wanted.workbook {
            exports.workbook(&inputs.config, addresses, findings.as_of).map(|file| vec![file])
        } else {
            Ok(Vec::new())
        }
    };
    let search = || if wanted.search { search::index(records, addresses.base()) } else { Ok(Vec::new()) };
    // The workbook is one long piece of work and begins first.
    let (workbook, (packs, search)) = rayon::join(workbook, || rayon::join(packs, search));
    [packs, workbook, search]
}

/// What is made before the pages, which they show or link to.
struct Made<'a> {
    exports: &'a Exports,
    edition: Option<&'a Edition>,
    script_data: &'a [(&'static str, Artefact)],
}

fn render(
    inputs: &Inputs,
    findings: &Arc<Findings>,
    addresses: &Addresses,
    made: &Made,
    extras: &Extras,
    report: &mut Report,
) -> Rendered {
    let sources = Sources { data: &inputs.data, findings, addresses };
    let live = Live::new(Arc::clone(&inputs.data), Arc::clone(findings), addresses.clone());
    let downloads = made.exports.downloads();
    let site = Site {
        config: &inputs.config,
        sources,
        content: &inputs.content,
        live: &live,
        downloads: &downloads,
        edition: made.edition,
        script_data: made.script_data,
        packs: &extras.packs,
        searchable: extras.search,
        workbook: extras.workbook,
    };
    let pages = site::plan(&site);
    site::render(&site, &pages, &inputs.theme, report)
}

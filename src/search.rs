//! Records of pages → the files of the search, which a browser loads a few at a time. Pagefind is used only here.

use std::collections::BTreeMap;

use pagefind::api::PagefindIndex;
use pagefind::options::PagefindServiceConfig;

use crate::artefact::Artefact;
use crate::report::{Location, Problem, ProblemKind};
use crate::site::Record;

/// The folder of the index below the site's root.
const FOLDER: &str = "pagefind";

/// Paths of the index, below the site's root, that do not depend on what it holds.
pub const PATHS: [&str; 5] = [
    "pagefind/pagefind-entry.json",
    "pagefind/pagefind-worker.js",
    "pagefind/pagefind.js",
    "pagefind/wasm.en.pagefind",
    "pagefind/wasm.unknown.pagefind",
];

/// Files of the library's own interface, which the site's own script stands in for.
const UNUSED: [&str; 5] =
    ["pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight", "playground"];

/// Makes the index. The same records in the same order give the same files.
///
/// # Errors
/// What the library says is wrong.
pub fn index(records: Vec<Record>, base: &str) -> Result<Vec<Artefact>, Box<Problem>> {
    let made = tokio::runtime::Builder::new_current_thread()
        .build()
        .map_err(Error::from)
        .and_then(|runtime| runtime.block_on(indexed(records, base)));
    made.map_err(|error| {
        let problem =
            Problem::new(ProblemKind::Search, Location::file(FOLDER), format!("cannot be indexed: {error}"));
        Box::new(problem.help("build with --no-search, which leaves the search out"))
    })
}

async fn indexed(records: Vec<Record>, base: &str) -> Result<Vec<Artefact>, Error> {
    let options =
        PagefindServiceConfig::builder().keep_index_url(true).force_language("en".to_owned()).build();
    let mut index = PagefindIndex::new(Some(options))?;
    for record in records {
        let filters = BTreeMap::from([
            ("kind".to_owned(), vec![record.kind.to_owned()]),
            ("region".to_owned(), record.regions.iter().map(|region| (*region).to_owned()).collect()),
            ("theme".to_owned(), record.themes),
        ]);
        let meta = BTreeMap::from([
            ("title".to_owned(), record.title.clone()),
            ("description".to_owned(), record.description.clone()),
            ("kind".to_owned(), record.kind.to_owned()),
        ]);
        // Addresses in the index are below the site's root: the page that searches knows where that is.
        let url = record.url.strip_prefix(base).unwrap_or(&record.url).to_owned();
        let content = format!("{}. {} {}", record.title, record.description, record.words);
        index
            .add_custom_record(format!("/{url}"), content, "en".to_owned(), Some(meta), Some(filters), None)
            .await?;
    }
    let files = index.get_files().await?;
    Ok(files
        .into_iter()
        .map(|file| (file.filename.to_string_lossy().replace('\\', "/"), file.contents))
        .filter(|(name, _)| !UNUSED.iter().any(|unused| name.starts_with(unused)))
        .map(|(name, contents)| Artefact::new(format!("{FOLDER}/{name}"), contents))
        .collect())
}

/// The library's own kind of error.
type Error = Box<dyn std::error::Error>;

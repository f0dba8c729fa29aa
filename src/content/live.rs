//! What live expressions can say: the environment they are evaluated in, built once for a site.

mod arguments;
mod chart;
mod completeness;
mod counts;
mod estimate;
mod failure;
mod figure;
mod groups;
mod lists;
mod membership;
mod printed;
mod request;
mod share;
mod table;

use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Value};
use minijinja::{Environment, Error, UndefinedBehavior};

pub(super) use self::failure::Failure;
pub(super) use self::printed::piece;
use crate::address::Addresses;
use crate::analysis::Findings;
use crate::chart::Sources;
use crate::dataset::Dataset;
use crate::wording;

/// Work that one page may do: about as many instructions, or 64 bytes made for each. A page that lists every challenge of
/// a nation takes a twentieth of it.
const FUEL: u64 = 2_000_000;

/// What all pages are evaluated with: the figures, and the functions that speak of them. Built once, shared by threads.
#[derive(Debug)]
pub struct Live {
    facts: Arc<Facts>,
    environment: Environment<'static>,
}

/// What live functions draw on. They outlive any borrow, so they share the tables and figures with the rest of a build.
#[derive(Debug)]
struct Facts {
    data: Arc<Dataset>,
    findings: Arc<Findings>,
    addresses: Addresses,
}

impl Facts {
    fn sources(&self) -> Sources<'_> {
        Sources { data: &self.data, findings: &self.findings, addresses: &self.addresses }
    }
}

impl Live {
    /// Prepares live expressions over these tables and figures.
    #[must_use]
    pub fn new(data: Arc<Dataset>, findings: Arc<Findings>, addresses: Addresses) -> Self {
        let facts = Arc::new(Facts { data, findings, addresses });
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_debug(true);
        environment.set_fuel(Some(FUEL));
        environment.set_auto_reload(false);
        environment.set_syntax(syntax());
        // What is printed is always text: there is nothing to escape, and nothing to declare safe.
        for filter in ["safe", "escape", "e"] {
            environment.remove_filter(filter);
        }
        environment.remove_global("debug");
        let as_of = wording::day(facts.findings.as_of);
        environment.add_function("as_of", move || as_of.clone());
        add_named(&mut environment, &facts, "figure", figure::figure);
        add_named(&mut environment, &facts, "chart", chart::chart);
        add_named(&mut environment, &facts, "table", table::table);
        add_list(&mut environment, &facts, "councils", lists::councils);
        add_list(&mut environment, &facts, "challenges", lists::challenges);
        add_list(&mut environment, &facts, "themes", lists::themes);
        add_list(&mut environment, &facts, "regions", lists::regions);
        add_question(&mut environment, &facts, "has_theme", lists::has_theme);
        add_question(&mut environment, &facts, "has_duty", lists::has_duty);
        add_question(&mut environment, &facts, "has_region", lists::has_region);
        Self { facts, environment }
    }

    pub(super) fn environment(&self) -> &Environment<'static> {
        &self.environment
    }

    pub(super) fn addresses(&self) -> &Addresses {
        &self.facts.addresses
    }
}

/// Adds a function whose first argument is the name of what is wanted.
fn add_named(
    environment: &mut Environment<'static>,
    facts: &Arc<Facts>,
    name: &'static str,
    function: fn(&Facts, &str, &Kwargs) -> Result<Value, Failure>,
) {
    let facts = Arc::clone(facts);
    environment.add_function(name, move |what: &str, given: Kwargs| -> Result<Value, Error> {
        Ok(function(&facts, what, &given)?)
    });
}

/// Adds a function that lists what its arguments ask for.
fn add_list(
    environment: &mut Environment<'static>,
    facts: &Arc<Facts>,
    name: &'static str,
    function: fn(&Facts, &Kwargs) -> Result<Value, Failure>,
) {
    let facts = Arc::clone(facts);
    environment
        .add_function(name, move |given: Kwargs| -> Result<Value, Error> { Ok(function(&facts, &given)?) });
}

/// Adds a function that says whether the tables hold something of this id.
fn add_question(
    environment: &mut Environment<'static>,
    facts: &Arc<Facts>,
    name: &'static str,
    function: fn(&Facts, &str) -> bool,
) {
    let facts = Arc::clone(facts);
    environment.add_function(name, move |id: &str| function(&facts, id));
}

/// Jinja's own syntax. A line that holds nothing but a tag leaves no empty line behind, which Markdown would read as a new
/// paragraph.
fn syntax() -> SyntaxConfig {
    #[expect(clippy::expect_used, reason = "only delimiters can be at fault, and these are the default ones")]
    SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build()
        .expect("the default delimiters are valid")
}

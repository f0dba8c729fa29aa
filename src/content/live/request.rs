//! A call of a live function that takes the name of what it shows: `chart("funnel")`.

use minijinja::value::Kwargs;

use super::arguments::Arguments;
use super::{Facts, Failure};
use crate::analysis::GroupKind;

/// The call, as written.
#[derive(Clone, Copy)]
pub(super) struct Request<'a> {
    pub(super) facts: &'a Facts,
    /// `chart` or `table`.
    pub(super) function: &'static str,
    /// What it is to show.
    pub(super) name: &'a str,
    pub(super) given: &'a Kwargs,
}

impl Request<'_> {
    /// The arguments, which may name these kinds of group and these others.
    pub(super) fn arguments(&self, groups: &[GroupKind], others: &[&str]) -> Result<Arguments, Failure> {
        Arguments::new(&format!("{} \"{}\"", self.function, self.name), self.given, groups, others)
    }

    /// Refuses any argument.
    pub(super) fn no_arguments(&self) -> Result<(), Failure> {
        self.arguments(&[], &[]).map(drop)
    }
}

//! Why a live expression failed, in words for the people who write pages.

use std::error::Error as _;
use std::fmt;

use minijinja::{Environment, Error, ErrorKind};

use crate::report::{Location, Problem, ProblemKind, nearest};

/// Why a live expression failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::content) struct Failure {
    kind: ProblemKind,
    message: String,
    expected: Option<String>,
    help: Option<String>,
    /// The text within the expression that is at fault.
    pub(in crate::content) offending: Option<String>,
}

impl Failure {
    /// A failure with what is wrong.
    pub(in crate::content) fn new(message: impl Into<String>) -> Self {
        Self {
            kind: ProblemKind::LiveValue,
            message: message.into(),
            expected: None,
            help: None,
            offending: None,
        }
    }

    /// A word that is none of those that are valid; `what` names it (`figure`, `region`).
    pub(super) fn unknown<'a>(what: &str, given: &str, valid: impl IntoIterator<Item = &'a str>) -> Self {
        /// Beyond this many, a list of what is valid helps nobody.
        const LISTED: usize = 30;
        let valid: Vec<&str> = valid.into_iter().collect();
        let shown: String = given.chars().take(60).collect();
        let mut failure = Self::new(format!("there is no {what} \"{shown}\""));
        failure.kind = ProblemKind::LiveUnknown;
        failure.help = nearest(given, valid.iter().copied()).map(|near| format!("did you mean \"{near}\"?"));
        if valid.len() <= LISTED {
            failure.expected = Some(format!("one of {}", valid.join(", ")));
        }
        failure.offending = Some(given.to_owned());
        failure
    }

    /// Says what was expected.
    pub(super) fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    /// Says what to do.
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The failure behind an error of the template engine, which `expression` raised.
    pub(in crate::content) fn of(error: &Error, environment: &Environment<'_>, expression: &str) -> Self {
        let mut cause = error.source();
        while let Some(error) = cause {
            if let Some(failure) = error.downcast_ref::<Self>() {
                return failure.clone();
            }
            cause = error.source();
        }
        let detail = error.detail().unwrap_or_default();
        match error.kind() {
            ErrorKind::OutOfFuel => {
                Self { kind: ProblemKind::LiveFuel, ..Self::new("the page takes too much work") }
                    .help("shorten its loops; no page needs that much")
            }
            ErrorKind::SyntaxError => Self {
                kind: ProblemKind::LiveSyntax,
                ..Self::new(format!("the live text cannot be read: {detail}"))
            },
            ErrorKind::UnknownFilter | ErrorKind::UnknownTest => {
                Self { kind: ProblemKind::LiveUnknown, ..Self::new(detail) }
            }
            ErrorKind::UnknownFunction | ErrorKind::UndefinedError => {
                let names: Vec<&str> = environment.globals().map(|(name, _)| name).collect();
                let name = expression.split('(').next().unwrap_or_default().trim();
                let failure = Self::new("the expression uses something that is not there")
                    .expected(format!("one of {}, or a name that the page sets itself", names.join(", ")));
                let help = nearest(name, names).map(|near| format!("did you mean \"{near}\"?"));
                Self { kind: ProblemKind::LiveUnknown, help, ..failure }
            }
            _ if detail.is_empty() => Self::new(error.kind().to_string()),
            _ => Self::new(detail),
        }
    }

    /// The failure as a problem at its place.
    pub(in crate::content) fn problem(self, location: Location) -> Problem {
        Problem {
            expected: self.expected,
            help: self.help,
            ..Problem::new(self.kind, location, self.message)
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        Self::new(ErrorKind::InvalidOperation, failure.message.clone()).with_source(failure)
    }
}

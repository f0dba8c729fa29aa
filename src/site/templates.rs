//! Tera: templates compiled once, then shared by all threads.

use tera::{Context, ErrorKind, Kwargs, State, Tera};

use super::theme::SiteTheme;
use crate::report::{Location, Problem, ProblemKind};
use crate::wording;

/// Compiled templates with what every page shares.
#[derive(Debug)]
pub(super) struct Templates<'a> {
    tera: Tera,
    theme: &'a SiteTheme,
}

impl<'a> Templates<'a> {
    /// Compiles the templates of a theme; `shared` is what every page sees.
    ///
    /// # Errors
    /// The first fault that Tera finds, with its place.
    pub(super) fn compile(theme: &'a SiteTheme, shared: Context) -> Result<Self, Box<Problem>> {
        let mut tera = Tera::new();
        *tera.global_context() = shared;
        tera.register_filter("thousands", thousands);
        let texts: Vec<(&str, &str)> =
            theme.templates.iter().map(|(name, template)| (name.as_str(), template.text.as_str())).collect();
        tera.add_raw_templates(texts).map_err(|error| Box::new(problem(theme, &error)))?;
        Ok(Self { tera, theme })
    }

    /// Renders one page.
    ///
    /// # Errors
    /// What Tera found wrong, with its place in the template.
    pub(super) fn render(&self, template: &str, context: &Context) -> Result<String, Box<Problem>> {
        if !self.tera.contains_template(template) {
            let location = Location::file(format!("templates/{template}"));
            let message = format!("the site theme has no template {template}");
            let problem = Problem::new(ProblemKind::MissingTemplate, location, message);
            return Err(Box::new(
                problem.help("add it to the site theme, or take it over from the theme civic"),
            ));
        }
        self.tera.render(template, context).map_err(|error| Box::new(problem(self.theme, &error)))
    }
}

/// The filter that sets a whole number as people read it: `10,150`.
fn thousands(number: u64, _: Kwargs, _: &State) -> String {
    wording::thousands(number)
}

/// Tera's error as one of ours.
fn problem(theme: &SiteTheme, error: &tera::Error) -> Problem {
    let report = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => Some(report),
        _ => None,
    };
    let Some(report) = report else {
        let message = error.to_string();
        return Problem::new(ProblemKind::Template, Location::file("templates"), first_line(&message));
    };
    let location = theme.templates.get(report.filename()).map_or_else(
        || Location::file(format!("templates/{}", report.filename())),
        |template| Location::in_text(&template.file, &template.text, report.span().range.clone()),
    );
    Problem::new(ProblemKind::Template, location, first_line(report.message()))
}

fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or_default().to_owned()
}

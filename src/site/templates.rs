//! Tera: templates compiled once, then shared by all threads.

use tera::{Context, ErrorKind, Tera};

use super::theme::SiteTheme;
use crate::report::{Place, Problem};

/// Compiled templates with what every page shares.
#[derive(Debug)]
pub struct Templates<'a> {
    tera: Tera,
    theme: &'a SiteTheme,
}

impl<'a> Templates<'a> {
    /// Compiles the templates of a theme; `shared` is what every page sees.
    ///
    /// # Errors
    /// The first fault that Tera finds, with its place.
    pub fn compile(theme: &'a SiteTheme, shared: Context) -> Result<Self, Problem> {
        let mut tera = Tera::new();
        *tera.global_context() = shared;
        let texts: Vec<(&str, &str)> =
            theme.templates.iter().map(|(name, template)| (name.as_str(), template.text.as_str())).collect();
        tera.add_raw_templates(texts).map_err(|error| problem(theme, &error))?;
        Ok(Self { tera, theme })
    }

    /// Renders one page.
    ///
    /// # Errors
    /// What Tera found wrong, with its place in the template.
    pub fn render(&self, template: &str, context: &Context) -> Result<String, Problem> {
        if !self.tera.contains_template(template) {
            return Err(Problem::error(
                "missing-template",
                Place::file(format!("templates/{template}")),
                format!("the site theme has no template {template}"),
            )
            .help("add it to the site theme, or take it over from the theme civic"));
        }
        self.tera.render(template, context).map_err(|error| problem(self.theme, &error))
    }
}

/// Tera's error as one of ours.
fn problem(theme: &SiteTheme, error: &tera::Error) -> Problem {
    let report = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => Some(report),
        _ => None,
    };
    let Some(report) = report else {
        let message = error.to_string();
        return Problem::error("template", Place::file("templates"), first_line(&message));
    };
    let place = theme.templates.get(report.filename()).map_or_else(
        || Place::file(format!("templates/{}", report.filename())),
        |template| Place::in_text(&template.file, &template.text, report.span().range.clone()),
    );
    Problem::error("template", place, first_line(report.message()))
}

fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or_default().to_owned()
}

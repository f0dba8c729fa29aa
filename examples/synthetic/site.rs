//! The rest of the site folder: its configuration, its prose, and the tables that are no facts about anybody.

use std::fs;
use std::io;
use std::path::Path;

use jiff::civil::Date;
use rust_embed::RustEmbed;

use crate::themes;

/// The prose of the reference site.
#[derive(RustEmbed)]
#[folder = "content"]
struct Prose;

/// Pages that say where data come from: those of the reference site would not be true here.
const OWN: [(&str, &str); 2] =
    [("about.md", include_str!("content/about.md")), ("cite.md", include_str!("content/cite.md"))];

/// Steps that follow a challenge, as the sector has agreed them.
const DUTIES: &str = include_str!("../../data/duties.csv");

/// Writes everything but the tables of invented rows.
pub(crate) fn write(folder: &Path, as_of: Date, command: &str) -> io::Result<()> {
    fs::write(folder.join("peerbench.toml"), config(as_of))?;
    let data = folder.join("data");
    fs::create_dir_all(&data)?;
    fs::write(data.join("themes.csv"), themes::TABLE)?;
    fs::write(data.join("duties.csv"), DUTIES)?;
    let content = folder.join("content");
    for name in Prose::iter().filter(|name| is_general(name)) {
        let Some(page) = Prose::get(&name) else { continue };
        let path = content.join(name.as_ref());
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        match OWN.iter().find(|(own, _)| *own == name) {
            Some((_, text)) => fs::write(path, text.replace("{command}", command))?,
            None => fs::write(path, &page.data)?,
        }
    }
    Ok(())
}

/// Whether a page speaks of the site as a whole, and not of one real council or theme.
fn is_general(name: &str) -> bool {
    !name.contains('/') || name.ends_with("/_index.md")
}

fn config(as_of: Date) -> String {
    format!(
        r#"title = "Peer challenges of an invented country"
description = "A demonstration with synthetic data: every council, challenge and figure is made up."
base_url = "https://synthetic.example/"
publisher = "Nobody: this site is a demonstration"
contact = "https://example.org/contact/"
notice = "Synthetic data: every council, challenge and figure here is made up."
as_of = "{as_of}"

[licence]
title = "CC0 1.0 Universal"
url = "https://creativecommons.org/publicdomain/zero/1.0/"
"#
    )
}

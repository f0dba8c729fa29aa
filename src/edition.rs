//! The previous edition of a site against this one: what is new, what moved, what is gone.
//!
//! Two editions are compared by the tables that they publish, which keep their names and columns; so any published folder will do.

use std::collections::BTreeMap;
use std::path::Path;

use crate::export::Exports;
use crate::report::{Location, Problem, ProblemKind, Report};

/// What differs between two editions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edition {
    /// The day that the previous edition speaks of, `2026-05-19`.
    pub since: String,
    /// Ids of challenges that were not there before.
    pub challenges: Vec<String>,
    /// New recommendations, by the id of their challenge, where that was there before.
    pub recommendations: BTreeMap<String, usize>,
    /// Recommendations of which the words or the due date are other than they were.
    pub reworded: Vec<RecommendationChange>,
    /// Dates of challenges that are new or other than they were.
    pub dates: Vec<DateChange>,
    /// Recommendations of which the status is another than it was.
    pub statuses: Vec<StatusChange>,
    /// Challenges and recommendations that were there before and are no more.
    pub removed: usize,
}

/// A date of a challenge that was recorded or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateChange {
    /// Id of the challenge.
    pub challenge: String,
    /// The column: `report_published`.
    pub column: &'static str,
    /// The date now, as in the table; empty where none is recorded any more.
    pub date: String,
}

/// A recommendation of which the words or the due date changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecommendationChange {
    /// Id of the challenge.
    pub challenge: String,
    /// Its number within the challenge.
    pub number: u32,
    /// The column: `summary` or `due`.
    pub column: &'static str,
    /// The cell then; possibly empty.
    pub from: String,
    /// The cell now; possibly empty.
    pub to: String,
}

/// A recommendation that has another status than it had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusChange {
    /// Id of the challenge.
    pub challenge: String,
    /// Its number within the challenge.
    pub number: u32,
    /// The status then; empty where nothing was published.
    pub from: String,
    /// The status now; empty where nothing is published any more.
    pub to: String,
}

impl Edition {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self { since: self.since.clone(), ..Self::default() }
    }
}

/// Dates of a challenge that are compared.
const DATES: [&str; 6] = [
    "onsite_start",
    "onsite_end",
    "report_published",
    "action_plan_published",
    "progress_review",
    "progress_report_published",
];

/// Columns of a recommendation that are compared, besides its status.
const TEXTS: [&str; 2] = ["summary", "due"];

/// Columns that tell challenges apart.
const CHALLENGE_KEY: &[&str] = &["id"];

/// Columns that tell recommendations apart.
const RECOMMENDATION_KEY: &[&str] = &["challenge", "number"];

/// Cells by the name of their column.
type Row = BTreeMap<String, String>;

/// Compares this edition with the one published in `folder` (a site's `public/`, or its `data/`). `None`, with a problem in the
/// report, where that is no published edition: a site's own tables are none, since they lack what peerbench works out.
#[must_use]
pub fn compare(folder: &Path, exports: &Exports, report: &mut Report) -> Option<Edition> {
    let data = folder.join("data");
    let data = if data.is_dir() { data } else { folder.to_path_buf() };
    let mut read = |file: &str, read: &mut dyn FnMut(&[u8]) -> Result<(), String>| {
        let path = data.join(file);
        let found = std::fs::read(&path).map_err(|error| error.to_string()).and_then(|bytes| read(&bytes));
        if let Err(message) = &found {
            report.add(
                Problem::new(
                    ProblemKind::PreviousEdition,
                    Location::file(path.display().to_string()),
                    format!("is not of a published edition: {message}"),
                )
                .expected("the folder of a site that peerbench built before, or its data/")
                .help("give --previous such a folder, or leave it out"),
            );
        }
        found.ok()
    };
    let (mut since, mut challenges, mut recommendations) = Default::default();
    read("datapackage.json", &mut |bytes| as_of(bytes).map(|day| since = day))?;
    read("challenges.csv", &mut |bytes| rows(bytes, CHALLENGE_KEY, &DATES).map(|rows| challenges = rows))?;
    read("recommendations.csv", &mut |bytes| {
        rows(bytes, RECOMMENDATION_KEY, &["summary", "due", "status"]).map(|rows| recommendations = rows)
    })?;
    let now = |table: &str, key: &[&str]| by_key(exports.rows(table), key);
    let mut edition = Edition { since, ..Edition::default() };
    edition.add_challenges(&challenges, &now("challenges", CHALLENGE_KEY));
    edition.add_recommendations(&recommendations, &now("recommendations", RECOMMENDATION_KEY));
    Some(edition)
}

impl Edition {
    fn add_challenges(&mut self, before: &BTreeMap<String, Row>, now: &BTreeMap<String, Row>) {
        self.removed += before.keys().filter(|id| !now.contains_key(*id)).count();
        for (id, row) in now {
            let Some(old) = before.get(id) else {
                self.challenges.push(id.clone());
                continue;
            };
            for column in DATES {
                if let Some(date) = row.get(column).filter(|date| old.get(column) != Some(*date)) {
                    self.dates.push(DateChange { challenge: id.clone(), column, date: date.clone() });
                }
            }
        }
    }

    fn add_recommendations(&mut self, before: &BTreeMap<String, Row>, now: &BTreeMap<String, Row>) {
        self.removed += before.keys().filter(|key| !now.contains_key(*key)).count();
        let cell = |row: &Row, column: &str| row.get(column).cloned().unwrap_or_default();
        for (key, row) in now {
            let challenge = cell(row, "challenge");
            let Some(old) = before.get(key) else {
                if !self.challenges.contains(&challenge) {
                    *self.recommendations.entry(challenge).or_default() += 1;
                }
                continue;
            };
            let number = cell(row, "number").parse().unwrap_or_default();
            for column in TEXTS {
                let (from, to) = (cell(old, column), cell(row, column));
                if from != to {
                    let challenge = challenge.clone();
                    self.reworded.push(RecommendationChange { challenge, number, column, from, to });
                }
            }
            let (from, to) = (cell(old, "status"), cell(row, "status"));
            if from != to {
                self.statuses.push(StatusChange { challenge, number, from, to });
            }
        }
    }
}

/// Rows by their key columns. Numbers in a key are padded, so that 10 follows 9.
fn by_key(rows: impl Iterator<Item = Row>, key: &[&str]) -> BTreeMap<String, Row> {
    rows.map(|row| {
        let parts: Vec<String> = key.iter().map(|column| format!("{:0>6}", row[*column])).collect();
        (parts.join("/"), row)
    })
    .collect()
}

/// The rows of a table that was published, which must have these columns, by its key columns.
fn rows(bytes: &[u8], key: &[&str], others: &[&str]) -> Result<BTreeMap<String, Row>, String> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut reader = csv::Reader::from_reader(bytes);
    let header = reader.headers().map_err(|error| error.to_string())?.clone();
    if let Some(missing) = key.iter().chain(others).find(|column| !header.iter().any(|name| name == **column))
    {
        return Err(format!("it has no column {missing}"));
    }
    let rows: Vec<Row> = reader
        .records()
        .map(|record| Ok(header.iter().map(str::to_owned).zip(record?.iter().map(str::to_owned)).collect()))
        .collect::<csv::Result<_>>()
        .map_err(|error| error.to_string())?;
    Ok(by_key(rows.into_iter(), key))
}

/// The day that an edition speaks of, from the description of its tables.
fn as_of(package: &[u8]) -> Result<String, String> {
    let package: serde_json::Value = serde_json::from_slice(package).map_err(|error| error.to_string())?;
    let day = package.get("version").and_then(serde_json::Value::as_str).unwrap_or_default();
    match day.parse::<jiff::civil::Date>() {
        Ok(_) => Ok(day.to_owned()),
        Err(_) => Err("it does not say of which day it is".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str, key: &[&str]) -> BTreeMap<String, Row> {
        rows(text.as_bytes(), key, &[]).unwrap_or_default()
    }

    #[test]
    fn what_is_new_and_what_moved_is_told() {
        let mut edition = Edition::default();
        edition.add_challenges(
            &table("id,report_published\na-2020,\nb-2021,2021-05\nc-2019,\n", &["id"]),
            &table("id,report_published\na-2020,2020-09-01\nb-2021,2021-05\nd-2022,2022-01\n", &["id"]),
        );
        let key = ["challenge", "number"];
        edition.add_recommendations(
            &table("challenge,number,status\na-2020,1,\na-2020,2,in_progress\n", &key),
            &table(
                "challenge,number,status\na-2020,1,complete\na-2020,2,in_progress\na-2020,3,\nd-2022,1,\n",
                &key,
            ),
        );
        assert_eq!(edition.challenges, ["d-2022"]);
        assert_eq!(edition.removed, 1);
        assert_eq!(edition.dates.len(), 1);
        assert_eq!(
            (edition.dates[0].challenge.as_str(), edition.dates[0].date.as_str()),
            ("a-2020", "2020-09-01")
        );
        assert_eq!(edition.recommendations, BTreeMap::from([("a-2020".to_owned(), 1)]));
        let moved = StatusChange {
            challenge: "a-2020".to_owned(),
            number: 1,
            from: String::new(),
            to: "complete".to_owned(),
        };
        assert_eq!(edition.statuses, [moved]);
    }

    #[test]
    fn an_edition_is_the_same_as_itself() {
        let challenges = table("id,report_published\na-2020,2020-09\n", &["id"]);
        let mut edition = Edition { since: "2026-01-01".to_owned(), ..Edition::default() };
        edition.add_challenges(&challenges, &challenges);
        assert!(edition.is_empty());
    }

    #[test]
    fn a_table_of_another_kind_is_refused() {
        assert!(rows(b"name\nx\n", &["id"], &[]).is_err());
        assert!(rows(b"id,x\n\"a\"\"", &["id"], &[]).is_err());
        assert!(rows(b"id,x\na,b\n", &["id"], &["status"]).unwrap_err().contains("status"));
        assert!(as_of(b"{\"version\":\"soon\"}").is_err() && as_of(b"[]").is_err() && as_of(b"").is_err());
    }
}

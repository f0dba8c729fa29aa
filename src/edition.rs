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
    /// The day that the previous edition speaks of; nothing where it does not say.
    pub since: Option<String>,
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

/// Columns by name.
type Row = BTreeMap<String, String>;

/// Compares this edition with the one published in `folder` (a site's `public/`, or its `data/`). `None`, with a problem in the
/// report, where that cannot be read.
#[must_use]
pub fn compare(folder: &Path, exports: &Exports, report: &mut Report) -> Option<Edition> {
    let data = folder.join("data");
    let data = if data.is_dir() { data } else { folder.to_path_buf() };
    let mut before = |table: &'static str, key: &[&str]| {
        let path = data.join(format!("{table}.csv"));
        let read = std::fs::read(&path).map_err(|error| error.to_string());
        match read.and_then(|bytes| rows(&bytes, key)) {
            Ok(rows) => Some(rows),
            Err(message) => {
                report.add(
                    Problem::new(
                        ProblemKind::PreviousEdition,
                        Location::file(path.display().to_string()),
                        format!("cannot be read: {message}"),
                    )
                    .help("give --previous the folder of a site that was published before, or its data/"),
                );
                None
            }
        }
    };
    let challenges = before("challenges", &["id"]);
    let recommendations = before("recommendations", &["challenge", "number"]);
    let (challenges, recommendations) = (challenges?, recommendations?);
    let now = |table: &str, key: &[&str]| {
        exports.csv(table).and_then(|bytes| rows(bytes, key).ok()).unwrap_or_default()
    };
    let mut edition = Edition { since: as_of(&data), ..Edition::default() };
    edition.add_challenges(&challenges, &now("challenges", &["id"]));
    edition.add_recommendations(&recommendations, &now("recommendations", &["challenge", "number"]));
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

/// The rows of a table by their key columns. Numbers in a key are padded, so that 10 follows 9.
fn rows(bytes: &[u8], key: &[&str]) -> Result<BTreeMap<String, Row>, String> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut reader = csv::Reader::from_reader(bytes);
    let header = reader.headers().map_err(|error| error.to_string())?.clone();
    if let Some(missing) = key.iter().find(|column| !header.iter().any(|name| name == **column)) {
        return Err(format!("it has no column {missing}"));
    }
    let mut rows = BTreeMap::new();
    for record in reader.records() {
        let record = record.map_err(|error| error.to_string())?;
        let row: Row = header.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect();
        let parts: Vec<String> = key.iter().map(|column| format!("{:0>6}", row[*column])).collect();
        rows.insert(parts.join("/"), row);
    }
    Ok(rows)
}

/// The day that the previous edition speaks of, from the description of its tables.
fn as_of(data: &Path) -> Option<String> {
    let text = std::fs::read_to_string(data.join("datapackage.json")).ok()?;
    let package: serde_json::Value = serde_json::from_str(&text).ok()?;
    package.get("version")?.as_str().filter(|day| day.parse::<jiff::civil::Date>().is_ok()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str, key: &[&str]) -> BTreeMap<String, Row> {
        rows(text.as_bytes(), key).unwrap_or_default()
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
        let mut edition = Edition { since: Some("2026-01-01".to_owned()), ..Edition::default() };
        edition.add_challenges(&challenges, &challenges);
        assert!(edition.is_empty());
    }

    #[test]
    fn a_table_of_another_kind_is_refused() {
        assert!(rows(b"name\nx\n", &["id"]).is_err());
        assert!(rows(b"id,x\n\"a\"\"", &["id"]).is_err());
    }
}

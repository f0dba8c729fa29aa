//! `challenges.csv`

use crate::report::ProblemKind;
use std::collections::HashMap;

use super::layout::{Layout, REVIEW, date, optional, required};
use super::reference::Councils;
use super::row::Row;
use super::rows::read_rows;
use super::sheet::Sheet;
use super::{Entry, Stage, challenges, councils};
use crate::dataset::{Challenge, ChallengeKind};

pub(super) const TABLE: Entry = Entry {
    layout: Layout {
        file: "challenges.csv",
        required: true,
        columns: &[
            required("id"),
            required("councils"),
            required("kind"),
            date("checked"),
            optional("follows"),
            date("onsite_start"),
            date("onsite_end"),
            date("report_published"),
            date("action_plan_published"),
            date("progress_review"),
            date("progress_report_published"),
            optional("people"),
            optional("meetings"),
            optional("hours"),
            optional("focus"),
            optional("stated_recommendations"),
            optional("source_url"),
            optional("note"),
            REVIEW,
        ],
    },
    read,
};

/// Most people, meetings or hours that one visit can have.
const MOST: i64 = 1_000_000;

fn read(stage: &mut Stage<'_>, sheet: &Sheet) {
    let Stage { data, report, lost, names } = stage;
    let mut seen = HashMap::new();
    let (mut table, lost_rows) = {
        let councils = councils(data, lost, names);
        read_rows(sheet, &["id"], report, |row| challenge(row, &councils, &mut seen))
    };
    let keys: Vec<_> = table.keys().collect();
    for key in &keys {
        let id = table[*key].id.clone();
        table.name(&id, *key);
    }
    data.challenges = table;
    lost.challenges = lost_rows;
    let ids = challenges(data, lost);
    let follows: Vec<_> = keys
        .iter()
        .map(|key| {
            let record = sheet.record_at(data.challenges.line(*key));
            record.map(|record| Row::new(sheet, record, report).link("follows", &ids))
        })
        .collect();
    for (key, found) in keys.into_iter().zip(follows) {
        if let Some((challenge, found)) = data.challenges.row_mut(key).zip(found) {
            challenge.follows = found;
        }
    }
}

fn challenge(
    row: &mut Row<'_>,
    councils: &Councils<'_>,
    seen: &mut HashMap<String, u32>,
) -> Option<Challenge> {
    let id = row.id("id");
    let councils = row.links("councils", councils);
    let kind = row.word("kind", &ChallengeKind::ALL, ChallengeKind::word);
    let checked = row.date("checked");
    let onsite_start = row.date("onsite_start");
    let onsite_end = row.date("onsite_end");
    let report_published = row.date("report_published");
    let action_plan_published = row.date("action_plan_published");
    let progress_review = row.date("progress_review");
    let progress_report_published = row.date("progress_report_published");
    let people = row.whole("people", 0, MOST);
    let meetings = row.whole("meetings", 0, MOST);
    let hours = row.whole("hours", 0, MOST);
    let focus = row.texts("focus");
    let stated_recommendations = row.whole("stated_recommendations", 0, 1000);
    let source_url = row.url("source_url");
    let note = row.text("note");
    if let Some(id) = &id {
        row.unique(seen, id.clone(), "id", ProblemKind::DuplicateId);
    }
    Some(Challenge {
        id: id?,
        councils: Some(councils).filter(|councils| !councils.is_empty())?,
        kind: kind?,
        checked,
        follows: None,
        onsite_start,
        onsite_end,
        report_published,
        action_plan_published,
        progress_review,
        progress_report_published,
        people,
        meetings,
        hours,
        focus,
        stated_recommendations,
        source_url,
        note,
    })
}

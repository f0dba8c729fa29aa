//! `challenges.csv`

use crate::report::ProblemKind;
use std::collections::HashMap;

use super::layout::{Column, Layout, REVIEW, date, optional, required};
use super::reference::Councils;
use super::row::Row;
use super::rows::read_rows;
use super::sheet::Sheet;
use super::{Entry, Stage, challenges, councils};
use crate::dataset::{Challenge, ChallengeKind};

pub(in crate::dataset) const ID: Column = required("id");
pub(in crate::dataset) const COUNCILS: Column = required("councils");
pub(in crate::dataset) const KIND: Column = required("kind");
pub(in crate::dataset) const CHECKED: Column = date("checked");
pub(in crate::dataset) const FOLLOWS: Column = optional("follows");
pub(in crate::dataset) const ONSITE_START: Column = date("onsite_start");
pub(in crate::dataset) const ONSITE_END: Column = date("onsite_end");
pub(in crate::dataset) const REPORT_PUBLISHED: Column = date("report_published");
pub(in crate::dataset) const ACTION_PLAN_PUBLISHED: Column = date("action_plan_published");
pub(in crate::dataset) const PROGRESS_REVIEW: Column = date("progress_review");
pub(in crate::dataset) const PROGRESS_REPORT_PUBLISHED: Column = date("progress_report_published");
pub(in crate::dataset) const PEOPLE: Column = optional("people");
pub(in crate::dataset) const MEETINGS: Column = optional("meetings");
pub(in crate::dataset) const HOURS: Column = optional("hours");
pub(in crate::dataset) const FOCUS: Column = optional("focus");
pub(in crate::dataset) const STATED_RECOMMENDATIONS: Column = optional("stated_recommendations");
pub(in crate::dataset) const SOURCE_URL: Column = optional("source_url");
pub(in crate::dataset) const NOTE: Column = optional("note");

pub(super) const TABLE: Entry = Entry {
    layout: Layout {
        file: "challenges.csv",
        required: true,
        columns: &[
            ID,
            COUNCILS,
            KIND,
            CHECKED,
            FOLLOWS,
            ONSITE_START,
            ONSITE_END,
            REPORT_PUBLISHED,
            ACTION_PLAN_PUBLISHED,
            PROGRESS_REVIEW,
            PROGRESS_REPORT_PUBLISHED,
            PEOPLE,
            MEETINGS,
            HOURS,
            FOCUS,
            STATED_RECOMMENDATIONS,
            SOURCE_URL,
            NOTE,
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
        read_rows(sheet, &[ID], report, |row| challenge(row, &councils, &mut seen))
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
            record.map(|record| Row::new(sheet, record, report).link(FOLLOWS, &ids))
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
    let id = row.id(ID);
    let councils = row.links(COUNCILS, councils);
    let kind = row.word(KIND, &ChallengeKind::ALL, ChallengeKind::word);
    let checked = row.date(CHECKED);
    let onsite_start = row.date(ONSITE_START);
    let onsite_end = row.date(ONSITE_END);
    let report_published = row.date(REPORT_PUBLISHED);
    let action_plan_published = row.date(ACTION_PLAN_PUBLISHED);
    let progress_review = row.date(PROGRESS_REVIEW);
    let progress_report_published = row.date(PROGRESS_REPORT_PUBLISHED);
    let people = row.whole(PEOPLE, 0, MOST);
    let meetings = row.whole(MEETINGS, 0, MOST);
    let hours = row.whole(HOURS, 0, MOST);
    let focus = row.texts(FOCUS);
    let stated_recommendations = row.whole(STATED_RECOMMENDATIONS, 0, 1000);
    let source_url = row.url(SOURCE_URL);
    let note = row.text(NOTE);
    if let Some(id) = &id {
        row.unique(seen, id.clone(), ID, ProblemKind::DuplicateId);
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

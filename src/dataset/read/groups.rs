//! `groups.csv`: one row a member there, one row a group here.

use crate::report::ProblemKind;
use std::collections::HashMap;

use super::layout::{Column, Layout, REVIEW, optional, required};
use super::rows::read_rows;
use super::sheet::Sheet;
use super::{Entry, Stage, councils};
use crate::dataset::{CouncilGroup, Table};

pub(in crate::dataset) const GROUP: Column = required("group");
pub(in crate::dataset) const TITLE: Column = optional("title");
pub(in crate::dataset) const COUNCIL: Column = required("council");

pub(super) const TABLE: Entry = Entry {
    layout: Layout { file: "groups.csv", required: false, columns: &[GROUP, TITLE, COUNCIL, REVIEW] },
    read,
};

fn read(stage: &mut Stage<'_>, sheet: &Sheet) {
    let Stage { data, report, lost, names } = stage;
    let councils = councils(data, lost, names);
    let mut seen = HashMap::new();
    let (members, _) = read_rows(sheet, &[GROUP], report, |row| {
        let group = row.id(GROUP);
        let title = row.line_of_text(TITLE);
        let council = row.link(COUNCIL, &councils);
        let (group, council) = (group?, council?);
        row.unique(
            &mut seen,
            format!("{group}: {}", data.councils[council].id),
            COUNCIL,
            ProblemKind::DuplicateMember,
        );
        Some((group, title, council))
    });
    let mut groups: Table<CouncilGroup> = Table::with_extra_columns(members.extra_columns().to_vec());
    for (member, (id, title, council)) in members.iter() {
        let key = groups.find(id).unwrap_or_else(|| {
            let group = CouncilGroup { id: id.clone(), title: id.clone(), councils: Vec::new() };
            let key = groups.push(group, members.line(member), members.extra(member).to_vec());
            groups.name(id, key);
            key
        });
        if let Some(group) = groups.row_mut(key) {
            group.councils.push(*council);
            // The first title given is the group's; rows below may leave it out.
            if let Some(title) = title
                && group.title == group.id
            {
                group.title.clone_from(title);
            }
        }
    }
    data.groups = groups;
}

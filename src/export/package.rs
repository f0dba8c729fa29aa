//! `datapackage.json`: all tables, described for programs as a Frictionless Data Package.
//!
//! <https://specs.frictionlessdata.io/tabular-data-package/>

use jiff::civil::Date;
use serde_json::{Value, json};

use super::table::{Column, Filled, Kind};
use crate::address::Addresses;
use crate::config::Config;

/// The description of every table and its CSV file.
pub(super) fn json(
    files: &[(Filled, Vec<u8>)],
    config: &Config,
    addresses: &Addresses,
    as_of: Date,
) -> Vec<u8> {
    let published = |name: &str| files.iter().any(|(table, _)| table.name == name);
    let resources: Vec<Value> =
        files.iter().map(|(table, csv)| resource(table, csv.len(), published)).collect();
    let mut package = json!({
        "profile": "tabular-data-package",
        "name": "peer-challenges",
        "title": config.title,
        "version": as_of.to_string(),
        "homepage": addresses.absolute(""),
        "resources": resources,
    });
    if let Some(description) = &config.description {
        package["description"] = json!(description);
    }
    if let Some(licence) = &config.licence {
        package["licenses"] = json!([{ "title": licence.title, "path": licence.url }]);
    }
    if let Some(publisher) = &config.publisher {
        package["contributors"] = json!([{ "title": publisher, "role": "publisher" }]);
    }
    lines(&package)
}

/// Indented JSON with a newline at its end.
pub(super) fn lines(value: &Value) -> Vec<u8> {
    let mut text = format!("{value:#}").into_bytes();
    text.push(b'\n');
    text
}

fn resource(table: &Filled, bytes: usize, published: impl Fn(&str) -> bool) -> Value {
    let mut schema = json!({
        "fields": table.columns.iter().map(field).collect::<Vec<_>>(),
        "missingValues": [""],
    });
    if !table.key.is_empty() {
        schema["primaryKey"] = json!(table.key);
    }
    let references: Vec<Value> = table
        .references
        .iter()
        .filter(|(_, other, _)| published(other))
        .map(|(field, other, column)| {
            // A table that refers to itself is named by an empty resource.
            let resource = if *other == table.name { "" } else { other };
            json!({ "fields": field, "reference": { "resource": resource, "fields": column } })
        })
        .collect();
    if !references.is_empty() {
        schema["foreignKeys"] = json!(references);
    }
    json!({
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": format!("{}.csv", table.name),
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": bytes,
        "schema": schema,
    })
}

fn field(column: &Column) -> Value {
    let kind = match column.kind {
        Kind::Integer => "integer",
        Kind::Number | Kind::Share => "number",
        Kind::Boolean => "boolean",
        Kind::Text | Kind::List | Kind::Word | Kind::Date | Kind::Link => "string",
    };
    let mut field = json!({ "name": column.heading(), "type": kind, "description": column.about });
    match column.kind {
        Kind::Share => field["constraints"] = json!({ "minimum": 0, "maximum": 1 }),
        Kind::Date => field["constraints"] = json!({ "pattern": DATE }),
        Kind::Link => field["format"] = json!("uri"),
        _ => {}
    }
    field
}

/// A day, a month or a year; or two days with a slash between, where something can fall on any day of a span.
const DATE: &str = "\\d{4}(-\\d{2}(-\\d{2}(/\\d{4}-\\d{2}-\\d{2})?)?)?";

//! CSVW metadata of each table, as government recommends for describing CSV files.
//!
//! <https://www.w3.org/TR/tabular-metadata/>

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::package::lines;
use super::table::{Filled, Kind};
use crate::address::Addresses;
use crate::config::Config;

/// The description of one table.
pub(super) fn json(table: &Filled, config: &Config, addresses: &Addresses) -> Vec<u8> {
    let columns: Vec<Value> = table
        .columns
        .iter()
        .map(|column| {
            let mut described = json!({
                "titles": column.heading(),
                "name": variable_name(&column.name),
                "dc:description": column.about,
                "datatype": match column.kind {
                    Kind::Integer => json!("integer"),
                    Kind::Number => json!("number"),
                    Kind::Share => json!({ "base": "decimal", "minimum": "0", "maximum": "1" }),
                    Kind::Boolean => json!({ "base": "boolean", "format": "true|false" }),
                    Kind::Link => json!("anyURI"),
                    Kind::Text | Kind::List | Kind::Word | Kind::Date => json!("string"),
                },
            });
            if column.kind == Kind::List {
                described["separator"] = json!(";");
            }
            described
        })
        .collect();
    let mut schema = json!({ "columns": columns });
    if !table.key.is_empty() {
        schema["primaryKey"] = json!(table.key);
    }
    let mut description = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
        "url": format!("{}.csv", table.name),
        "dc:title": table.name,
        "dc:description": table.about,
        "dc:source": { "@id": addresses.absolute("data/") },
        "tableSchema": schema,
    });
    if let Some(publisher) = &config.publisher {
        description["dc:publisher"] = json!(publisher);
    }
    if let Some(licence) = &config.licence {
        description["dc:license"] = json!({ "@id": licence.url });
    }
    lines(&description)
}

/// What is percent-encoded in the name of a column.
const NOT_IN_NAMES: &AsciiSet = &NON_ALPHANUMERIC.remove(b'_');

/// The name of a column as CSVW has it: a variable of a URI template, which does not begin with an underscore
/// (<https://www.w3.org/TR/tabular-metadata/#columns>).
fn variable_name(column: &str) -> String {
    let encoded = utf8_percent_encode(column, NOT_IN_NAMES).to_string();
    match encoded.strip_prefix('_') {
        Some(rest) => format!("%5F{rest}"),
        None => encoded,
    }
}

#[cfg(test)]
mod tests {
    use super::variable_name;

    #[test]
    fn names_are_variables_of_a_template() {
        assert_eq!(variable_name("report_published"), "report_published");
        assert_eq!(variable_name("Lead officer’s role"), "Lead%20officer%E2%80%99s%20role");
        assert_eq!(variable_name("_row"), "%5Frow");
        assert_eq!(variable_name("=1+1"), "%3D1%2B1");
    }
}

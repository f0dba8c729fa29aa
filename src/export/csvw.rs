//! CSVW metadata beside each table, as government recommends for describing CSV files.
//!
//! <https://www.w3.org/TR/tabular-metadata/>

use serde_json::{Value, json};

use super::package::lines;
use super::table::{Kind, Written};
use crate::address::Addresses;
use crate::config::Config;

/// The description of one table.
pub(super) fn json(table: &Written, config: &Config, addresses: &Addresses) -> Vec<u8> {
    let columns: Vec<Value> = table
        .columns
        .iter()
        .map(|column| {
            let mut described = json!({
                "titles": column.name,
                "name": column.name,
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

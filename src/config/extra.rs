//! `[extra]`: values of the site's own, in the configuration and in front matter, for its templates.

use serde_json::{Map, Value};
use toml::de::{DeTable, DeValue};

/// Values by name; dates and times are texts in ISO form.
pub type Extra = Map<String, Value>;

/// The values of a TOML table.
#[must_use]
pub fn extra(table: &DeTable<'_>) -> Extra {
    table.iter().map(|(key, value)| (key.get_ref().to_string(), json(value.get_ref()))).collect()
}

fn json(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::from(text.as_ref()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or_else(|_| Value::from(number.as_str()), Value::from),
        // Infinite numbers, which JSON does not have, stay as they are written.
        DeValue::Float(number) => {
            let finite = number.as_str().parse::<f64>().ok().and_then(serde_json::Number::from_f64);
            finite.map_or_else(|| Value::from(number.as_str()), Value::from)
        }
        DeValue::Boolean(value) => Value::from(*value),
        DeValue::Datetime(time) => Value::from(time.to_string()),
        DeValue::Array(values) => values.iter().map(|value| json(value.get_ref())).collect(),
        DeValue::Table(table) => Value::Object(extra(table)),
    }
}

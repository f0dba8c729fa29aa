//! The names of councils, for suggestions as one types.

use serde_json::{Value, json};

use crate::analysis::{Findings, Group};
use crate::dataset::Dataset;
use crate::wording;

/// Every listed council with the names it goes by, its region, its last visit and what became of its recommendations.
pub(super) fn councils(data: &Dataset, findings: &Findings) -> Value {
    let councils: Vec<Value> = data
        .councils
        .iter()
        .filter(|(key, _)| data.is_listed(*key))
        .map(|(key, council)| {
            let names: Vec<&str> = [council.name.as_str(), council.short_name.as_str()]
                .into_iter()
                .chain(
                    data.aliases
                        .rows()
                        .iter()
                        .filter(|alias| alias.council == key)
                        .map(|alias| alias.alias.as_str()),
                )
                .collect();
            let last = data
                .challenges_of(key)
                .iter()
                .rev()
                .find_map(|visit| data.challenges[*visit].visit_end())
                .map_or_else(
                    || "no visit on record".to_owned(),
                    |date| format!("last visit {}", wording::month(date)),
                );
            let closed = findings
                .closure
                .get(&Group::Council(key))
                .map(|closure| format!(" · {} of {} closed", closure.closed(), closure.rate().total()))
                .unwrap_or_default();
            let about = format!("{} · {last}{closed}", council.region.name());
            json!({ "id": council.id, "name": council.short_name, "names": names, "about": about })
        })
        .collect();
    Value::Array(councils)
}

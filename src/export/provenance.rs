//! What a document says of its date, its publisher and its licence, as far as the configuration names them.

use crate::config::Config;

/// `Data as at 30 June 2025. Published by Example.`
pub(super) fn published(as_of: &str, config: &Config) -> String {
    let publisher = config.publisher.as_ref().map(|name| format!(" Published by {name}."));
    format!("Data as at {as_of}.{}", publisher.unwrap_or_default())
}

/// `Licence: CC0 1.0 (https://…)`
pub(super) fn licence(config: &Config) -> Option<String> {
    config.licence.as_ref().map(|licence| format!("Licence: {} ({})", licence.title, licence.url))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_said_of_what_is_not_named() {
        let mut config = Config { title: "Site".into(), ..Config::default() };
        assert_eq!(published("30 June 2025", &config), "Data as at 30 June 2025.");
        assert_eq!(licence(&config), None);
        config.publisher = Some("Example".into());
        assert_eq!(published("30 June 2025", &config), "Data as at 30 June 2025. Published by Example.");
    }
}

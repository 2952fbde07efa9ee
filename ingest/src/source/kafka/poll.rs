//! The topics of the config. Knows no record.

use pipeline::bus::config::oauth;
use pipeline::bus::kafka::grant;
use pipeline::bus::kafka::topic_reader::Settings;
use schemas::Clock;

use super::config::{Begin, Config};
use crate::hints::Hints;
use crate::source::registry::Schemas;
use crate::source::topics::Topics;
use crate::source::{Fault, Progress};

const FIX: &str = "check `brokers`, `topics`, the credentials in `properties` or `oauth`, and that the user may read";

pub(super) fn open(config: &Config, progress: &Progress, clock: Clock) -> Topics {
    let hints = Hints {
        shape: config.shape,
        mapping: config.mapping.clone(),
        ..Hints::default()
    };
    let own = config.clone();
    let prepare = move || {
        let tokens = own.oauth.as_ref().map(|oauth| grant::tokens(oauth, clock.clone()));
        let tokens = tokens.transpose().map_err(Fault::away)?;
        let mut properties = Vec::new();
        if tokens.is_some() {
            properties.extend(oauth::IMPLIED.map(|(name, value)| (name.to_owned(), value.to_owned())));
        }
        for (name, property) in &own.properties {
            let value = property
                .0
                .expose()
                .map_err(|what| Fault::refused(format!("`properties.\"{name}\"`: {what}"), "mend it"))?;
            properties.push((name.clone(), value));
        }
        Ok(Settings {
            brokers: own.brokers.clone(),
            topics: own.topics.clone(),
            client: format!("tripline-{}", own.name),
            properties,
            tokens,
            from_beginning: own.begin == Begin::Earliest,
        })
    };
    let schemas = config.registry.clone().map(Schemas::new);
    Topics::new(&config.name, hints, FIX, progress, Box::new(prepare)).with_schemas(schemas)
}

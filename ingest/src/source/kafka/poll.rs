//! The topics of the config. Knows no record.

use pipeline::bus::kafka::topic_reader::Settings;

use super::config::{Begin, Config};
use crate::hints::Hints;
use crate::source::topics::Topics;
use crate::source::{Fault, Progress};

const FIX: &str = "check `brokers`, `topics`, the credentials in `properties`, and that the user may read";

pub(super) fn open(config: &Config, progress: &Progress) -> Topics {
    let hints = Hints {
        shape: config.shape,
        mapping: config.mapping.clone(),
        ..Hints::default()
    };
    let own = config.clone();
    let prepare = move || {
        let mut properties = Vec::new();
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
            from_beginning: own.begin == Begin::Earliest,
        })
    };
    Topics::new(&config.name, hints, FIX, progress, Box::new(prepare))
}

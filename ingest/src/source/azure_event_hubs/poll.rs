//! The hubs of the config. Knows no record.

use pipeline::bus::kafka::topic_reader::Settings;

use super::config::Config;
use crate::hints::Hints;
use crate::source::topics::Topics;
use crate::source::{Fault, Progress};

const FIX: &str = "give `connection_string` a policy with `Listen` on these hubs (a SAS token does not do), on tier Standard or higher";

pub(super) fn open(config: &Config, progress: &Progress) -> Topics {
    let own = config.clone();
    let prepare = move || {
        let password = own
            .connection_string
            .expose()
            .map_err(|what| Fault::refused(format!("`connection_string`: {what}"), "mend it"))?;
        let text = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        // Idle connections are cut after 240 s.
        let mut properties = vec![
            text("security.protocol", "SASL_SSL"),
            text("sasl.mechanism", "PLAIN"),
            text("sasl.username", "$ConnectionString"),
            text("sasl.password", &password),
            text("metadata.max.age.ms", "180000"),
            text("topic.metadata.refresh.interval.ms", "180000"),
        ];
        properties.extend(own.ca.iter().map(|ca| text("ssl.ca.location", ca)));
        Ok(Settings {
            brokers: vec![own.broker()],
            topics: own.hubs.clone(),
            client: format!("tripline-{}", own.name),
            properties,
            from_beginning: true,
        })
    };
    Topics::new(&config.name, Hints::default(), FIX, progress, Box::new(prepare))
}

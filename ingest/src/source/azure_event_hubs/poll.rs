//! The hubs of the config. Knows no record.

use std::sync::Arc;

use pipeline::bus::kafka::token::Tokens as Bearers;
use pipeline::bus::kafka::topic_reader::Settings;
use schemas::Clock;

use super::config::Config;
use crate::hints::Hints;
use crate::source::azure::account::Account;
use crate::source::azure::token::Tokens;
use crate::source::topics::Topics;
use crate::source::{Fault, Progress, http, oauth};

const FIX: &str = "give `connection_string` a policy with `Listen` on these hubs (a SAS token does not do), or `identity` the role \
    Azure Event Hubs Data Receiver, on tier Standard or higher";

pub(super) fn open(config: &Config, progress: &Progress, clock: Clock) -> Topics {
    let own = config.clone();
    let prepare = move || {
        let text = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        // Idle connections are cut after 240 s.
        let mut properties = vec![
            text("security.protocol", "SASL_SSL"),
            text("metadata.max.age.ms", "180000"),
            text("topic.metadata.refresh.interval.ms", "180000"),
        ];
        properties.extend(own.ca.iter().map(|ca| text("ssl.ca.location", ca)));
        match &own.connection_string {
            Some(secret) => {
                let secret = secret.expose();
                let password =
                    secret.map_err(|what| Fault::refused(format!("`connection_string`: {what}"), "mend it"))?;
                properties.push(text("sasl.mechanism", "PLAIN"));
                properties.push(text("sasl.username", "$ConnectionString"));
                properties.push(text("sasl.password", &password));
            }
            None => properties.push(text("sasl.mechanism", "OAUTHBEARER")),
        }
        Ok(Settings {
            brokers: vec![own.broker()],
            topics: own.hubs.clone(),
            client: format!("tripline-{}", own.name),
            properties,
            tokens: own
                .identity
                .as_ref()
                .map(|identity| tokens(identity, &own.host(), &clock))
                .transpose()?,
            from_beginning: true,
        })
    };
    Topics::new(&config.name, Hints::default(), FIX, progress, Box::new(prepare))
}

fn tokens(identity: &Account, host: &str, clock: &Clock) -> Result<Bearers, Fault> {
    let client = http::client().build().map_err(|error| Fault::away(error.to_string()))?;
    let tokens = Arc::new(Tokens::new(identity, &format!("https://{host}"), client));
    Ok(oauth::bearer(clock, move || {
        let tokens = tokens.clone();
        async move { tokens.grant().await }
    }))
}

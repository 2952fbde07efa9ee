//! A schema registry (the REST API that Confluent, Redpanda, Karapace and Apicurio serve): our schemas are registered or looked up,
//! and records carry the ids that it gives. Optional; without one the embedded ids stand.

mod client;
mod config;
mod error;

use schemas::topic::Topic;
use schemas::wire::{Codec, SCHEMAS};

pub use config::{Config, Settings};
pub use error::RegistryError;

use client::Client;

/// A codec with the registry's ids: registers our schemas where the config allows it, and else looks them up. What earlier versions
/// of us wrote stays readable. `prefix` begins the topics' names on the bus, and so the subjects (`<topic>-value`).
///
/// # Errors
/// The registry is away or refuses.
pub async fn codec(settings: &Settings, prefix: &str) -> Result<Codec, RegistryError> {
    let client = Client::new(settings)?;
    let mut ids: Vec<(Topic, u32)> = Vec::new();
    let mut others: Vec<(Topic, u32, String)> = Vec::new();
    for (topic, _, avsc) in SCHEMAS {
        let subject = format!("{prefix}{}-value", topic.name());
        let id = client.id(&subject, avsc).await?;
        ids.push((topic, id));
        for (other, text) in client.versions(&subject).await? {
            if other != id && !others.iter().any(|(_, known, _)| *known == other) {
                others.push((topic, other, text));
            }
        }
    }
    let mut codec = Codec::with_ids(&ids)?;
    for (topic, id, text) in others.iter().filter(|(_, id, _)| !ids.iter().any(|(_, own)| own == id)) {
        // Whoever may register there stops nobody with it: what was written so goes to `rejected`, or is said where it is state.
        if let Err(error) = codec.add_writer(*topic, *id, text) {
            tracing::error!(topic = topic.name(), id, %error, "a version in the registry cannot be used; what was written with it cannot be read");
        }
    }
    Ok(codec)
}

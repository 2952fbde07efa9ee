//! The sink role: every destination of the config, or those that were named, each in a consumer group of its own.

use std::sync::Arc;

use sinks::Destination;

use super::runtime::{Runtime, Tasks};
use crate::Error;

/// The destinations, their secrets read before anything is opened.
///
/// # Errors
/// A secret or certificate cannot be had, or a name is not in the config.
pub fn build(settings: &sinks::Settings, names: &[String]) -> Result<Vec<Destination>, Error> {
    let destinations = sinks::build(settings.entries())?;
    let known: Vec<&str> = destinations
        .iter()
        .map(|destination| destination.name.as_str())
        .collect();
    if let Some(name) = names.iter().find(|name| !known.contains(&name.as_str())) {
        let known = if known.is_empty() {
            "none".to_owned()
        } else {
            known.join(", ")
        };
        return Err(Error::Usage(format!(
            "no destination named {name:?} in the config; there is {known}"
        )));
    }
    let wanted = |destination: &Destination| names.is_empty() || names.contains(&destination.name);
    Ok(destinations.into_iter().filter(wanted).collect())
}

pub(super) fn start(runtime: &Runtime, names: &[String], tasks: &mut Tasks) -> Result<(), Error> {
    for destination in build(&runtime.settings.sinks, names)? {
        tracing::info!(sink = destination.name, "delivering");
        runtime.readiness.sink(&destination.name, destination.health());
        let (bus, codec, stop) = (runtime.bus.clone(), Arc::clone(&runtime.codec), runtime.stop.clone());
        tasks.spawn(async move { ("sink", destination.run(&bus, codec, stop).await.map_err(Error::from)) });
    }
    Ok(())
}

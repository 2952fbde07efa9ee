//! The config, checked as a whole: every section's problems at once, each with its line.

use std::path::Path;

use evaluate::selection::RECOMMENDED;
use pipeline::bus;
use pipeline::config::{Loaded, Problem};
use pipeline::{registry, telemetry};
use schemas::Clock;

use crate::config::Config;
use crate::{Error, admin, silence};

/// What a record needs on the bus beside the configuration that `ingest.record_limit` bounds.
const OVERHEAD: usize = 16 << 10;

/// A config in which nothing is wrong.
#[derive(Debug)]
pub struct Settings {
    /// The bus.
    pub bus: bus::Settings,
    /// The ways in.
    pub ingest: ingest::Settings,
    /// Business context.
    pub enrich: enrich::Settings,
    /// The destinations.
    pub sinks: sinks::Settings,
    /// The rules.
    pub evaluate: evaluate::Config,
    /// Which of them are told.
    pub rules: evaluate::Selection,
    /// Logs, traces, metrics.
    pub telemetry: telemetry::Settings,
    /// When a source that speaks no more is a finding.
    pub silence: silence::Settings,
    /// Where a running process can be asked.
    pub admin: admin::Settings,
    /// The schema registry, if any.
    pub registry: Option<registry::Settings>,
}

impl Settings {
    /// Reads and checks a config file; without one everything is at its default.
    ///
    /// # Errors
    /// All that is wrong in it.
    pub fn read(file: Option<&Path>) -> Result<Self, Error> {
        let loaded = Config::read(file)?;
        Self::of(&loaded.config).map_err(|problems| Error::Config(loaded.locate(problems)))
    }

    /// Checks a config that was read.
    ///
    /// # Errors
    /// All that is wrong in it.
    pub fn check(loaded: &Loaded<Config>) -> Result<Self, Error> {
        Self::of(&loaded.config).map_err(|problems| Error::Config(loaded.locate(problems)))
    }

    /// The same, as problems that have no place yet.
    ///
    /// # Errors
    /// All that is wrong in it.
    pub fn of(config: &Config) -> Result<Self, Vec<Problem>> {
        let mut problems = fits_on_bus(config);
        let (evaluate, now) = (&config.evaluate, Clock::system().now());
        problems.extend(evaluate.problems("evaluate.exception", &evaluate.exceptions, now));
        let is_sound = problems.is_empty();
        let mut collect = |found: Vec<Problem>| problems.extend(found);
        let bus = config.bus.clone().validate().map_err(&mut collect).ok();
        let ingest = config.ingest.clone().validate().map_err(&mut collect).ok();
        let telemetry = config.telemetry.clone().validate().map_err(&mut collect).ok();
        let registry = config.registry.clone().map(registry::Config::validate).transpose();
        let registry = registry.map_err(&mut collect);
        let enrich = config.enrich.clone().validate().map_err(&mut collect).ok();
        let sinks = config.sink.clone().validate().map_err(&mut collect).ok();
        let rules = config.rules.validate().map_err(&mut collect).ok();
        let silence = config.silence.validate().map_err(&mut collect).ok();
        let admin = config
            .admin
            .validate(&config.bus.embedded.path)
            .map_err(&mut collect)
            .ok();
        match (bus, ingest, telemetry, registry, enrich, sinks, rules, silence, admin) {
            (
                Some(bus),
                Some(ingest),
                Some(telemetry),
                Ok(registry),
                Some(enrich),
                Some(sinks),
                Some(rules),
                Some(silence),
                Some(admin),
            ) if is_sound => Ok(Self {
                bus,
                ingest,
                enrich,
                sinks,
                evaluate: config.evaluate.clone(),
                rules: rules.or(RECOMMENDED),
                telemetry,
                silence,
                admin,
                registry,
            }),
            _ => Err(problems),
        }
    }

    /// What the names of topics begin with.
    pub fn prefix(&self) -> &str {
        match &self.bus {
            bus::Settings::Embedded(_) => "",
            bus::Settings::Kafka(kafka) => &kafka.prefix,
        }
    }

    /// Which bus, in words without a secret.
    pub fn bus_words(&self) -> String {
        match &self.bus {
            bus::Settings::Embedded(embedded) => format!("embedded log in {}", embedded.path.display()),
            bus::Settings::Kafka(kafka) => format!("Kafka at {}, topics {}*", kafka.brokers.join(", "), kafka.prefix),
        }
    }

    /// Whether there is a bus to ask. The embedded log is made by who runs: who asks in another folder, or of another config, is not told
    /// that nothing is there.
    ///
    /// # Errors
    /// There is no log yet.
    pub fn begun(&self) -> Result<(), Error> {
        match &self.bus {
            bus::Settings::Embedded(embedded) if !bus::embedded::is_begun(embedded) => Err(Error::Usage(format!(
                "there is no log in {} (`bus.embedded.path`): nothing ran with this config in this folder; name the config with --config, \
                 or ask where `tripline run` was started",
                embedded.path.display()
            ))),
            _ => Ok(()),
        }
    }

    /// Whether one process holds everything.
    pub fn is_embedded(&self) -> bool {
        matches!(self.bus, bus::Settings::Embedded(_))
    }
}

/// A change that ingest lets through must not be refused by the bus.
fn fits_on_bus(config: &Config) -> Vec<Problem> {
    let (record, bus) = (config.ingest.record_limit.0, config.bus.max_record.0);
    if record + OVERHEAD <= bus {
        return Vec::new();
    }
    let fix = "raise `bus.max_record`, or lower it; 16KiB are needed beside it";
    vec![Problem::new(
        "ingest.record_limit",
        "does not fit into `bus.max_record`",
        fix,
    )]
}

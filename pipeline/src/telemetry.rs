//! Telemetry: logs on standard error, traces and metrics over OTLP, a page for Prometheus and probes. Knows no stage: instruments
//! come through OpenTelemetry's globals, which [`Telemetry::start`] must set before the stages are built.
#![allow(clippy::disallowed_methods, reason = "NO_COLOR and TERM are no settings of ours")]

pub mod config;
pub mod endpoint;
mod error;
mod export;
mod process;

use std::time::Duration;

use opentelemetry::global;
use opentelemetry::trace::TracerProvider as _;
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::metrics::{PeriodicReader, SdkMeterProvider};
use opentelemetry_sdk::propagation::TraceContextPropagator;
use opentelemetry_sdk::trace::{Sampler, SdkTracerProvider};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer, Registry};

pub use config::{Config, Settings};
pub use endpoint::{Endpoint, Probe, Report};
pub use error::TelemetryError;

use config::{LogFormat, Otlp};

/// How long to wait at the end for what is still to be sent.
const FAREWELL: Duration = Duration::from_secs(3);

/// Telemetry of the process while it is up.
#[derive(Debug)]
pub struct Telemetry {
    traces: Option<SdkTracerProvider>,
    metrics: SdkMeterProvider,
    registry: prometheus::Registry,
}

impl Telemetry {
    /// Sets the process's log and OpenTelemetry's globals. To be called within the run time that will send.
    ///
    /// # Errors
    /// What the config names cannot be had.
    pub fn start(settings: &Settings) -> Result<Self, TelemetryError> {
        let config = settings.config();
        let resource = Resource::builder()
            .with_service_name(config.service_name.clone())
            .with_attributes(
                config
                    .attributes
                    .iter()
                    .map(|(key, value)| opentelemetry::KeyValue::new(key.clone(), value.clone())),
            )
            .build();
        global::set_text_map_propagator(TraceContextPropagator::new());
        let otlp = config.otlp.as_ref();
        let traces = otlp
            .filter(|otlp| otlp.traces)
            .map(|otlp| tracer_provider(otlp, &resource))
            .transpose()?;
        if let Some(provider) = &traces {
            global::set_tracer_provider(provider.clone());
        }
        let registry = prometheus::Registry::new();
        let process = process::Process::new(&schemas::Clock::system());
        process
            .and_then(|process| registry.register(Box::new(process)))
            .map_err(|error| TelemetryError::Listen(error.to_string()))?;
        let metrics = meter_provider(otlp, &resource, &registry)?;
        global::set_meter_provider(metrics.clone());
        subscribe(config, traces.as_ref())?;
        Ok(Self {
            traces,
            metrics,
            registry,
        })
    }

    /// What Prometheus reads.
    pub fn registry(&self) -> &prometheus::Registry {
        &self.registry
    }

    /// Sends what is left. Blocks, so not to be called from a task.
    pub fn finish(self) {
        // There is nobody left to be told of an error but the log, which the exporters use themselves.
        if let Some(traces) = self.traces {
            let _ = traces.shutdown_with_timeout(FAREWELL);
        }
        let _ = self.metrics.shutdown_with_timeout(FAREWELL);
    }
}

fn tracer_provider(otlp: &Otlp, resource: &Resource) -> Result<SdkTracerProvider, TelemetryError> {
    let exporter = export::spans(otlp).map_err(TelemetryError::Otlp)?;
    let sampler = Sampler::ParentBased(Box::new(Sampler::TraceIdRatioBased(otlp.sample)));
    Ok(SdkTracerProvider::builder()
        .with_sampler(sampler)
        .with_resource(resource.clone())
        .with_batch_exporter(exporter)
        .build())
}

fn meter_provider(
    otlp: Option<&Otlp>,
    resource: &Resource,
    registry: &prometheus::Registry,
) -> Result<SdkMeterProvider, TelemetryError> {
    let page = opentelemetry_prometheus::exporter()
        .with_registry(registry.clone())
        .scope_info_enabled(false)
        .build()
        .map_err(|error| TelemetryError::Listen(error.to_string()))?;
    let mut builder = SdkMeterProvider::builder()
        .with_resource(resource.clone())
        .with_reader(page);
    if let Some(otlp) = otlp.filter(|otlp| otlp.metrics) {
        let exporter = export::metrics(otlp).map_err(TelemetryError::Otlp)?;
        builder = builder.with_reader(PeriodicReader::builder(exporter).with_interval(otlp.interval.0).build());
    }
    Ok(builder.build())
}

fn subscribe(config: &Config, traces: Option<&SdkTracerProvider>) -> Result<(), TelemetryError> {
    let log = || tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let log: Box<dyn Layer<Registry> + Send + Sync> = match config.log.format {
        LogFormat::Text => Box::new(log().with_ansi(colours()).with_target(false)),
        LogFormat::Json => Box::new(log().json().flatten_event(true).with_current_span(false)),
    };
    let filter = config.filter().map_err(TelemetryError::Log)?;
    let spans = traces.map(|provider| {
        let layer = tracing_opentelemetry::layer().with_tracer(provider.tracer("tripline"));
        layer.with_filter(EnvFilter::new(
            "off,tripline=info,pipeline=info,ingest=info,enrich=info,evaluate=info,sinks=info",
        ))
    });
    tracing_subscriber::registry()
        .with(log.with_filter(filter))
        .with(spans)
        .try_init()
        .map_err(|error| TelemetryError::Log(error.to_string()))
}

fn colours() -> bool {
    use std::io::IsTerminal;
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    !refused && std::io::stderr().is_terminal()
}

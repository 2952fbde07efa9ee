//! OTLP exporters that work from any thread: the SDK's own threads poll them, their HTTP client needs the run time.

use std::collections::HashMap;
use std::future::{Future, poll_fn};
use std::time::Duration;

use opentelemetry_otlp::{MetricExporter, SpanExporter, WithExportConfig, WithHttpConfig};
use opentelemetry_sdk::error::OTelSdkResult;
use opentelemetry_sdk::metrics::Temporality;
use opentelemetry_sdk::metrics::data::ResourceMetrics;
use opentelemetry_sdk::metrics::exporter::PushMetricExporter;
use opentelemetry_sdk::trace::SpanData;
use opentelemetry_sdk::{Resource, trace};
use tokio::runtime::Handle;

use super::config::Otlp;

/// How long a collector may take.
const TIMEOUT: Duration = Duration::from_secs(10);

/// An exporter whose futures are polled within the run time.
#[derive(Debug)]
pub(super) struct Within<E> {
    exporter: E,
    runtime: Handle,
}

pub(super) fn spans(otlp: &Otlp) -> Result<Within<SpanExporter>, String> {
    let exporter = SpanExporter::builder()
        .with_http()
        .with_endpoint(url(otlp, "traces"))
        .with_headers(headers(otlp)?)
        .with_timeout(TIMEOUT)
        .build()
        .map_err(|error| error.to_string())?;
    Ok(Within {
        exporter,
        runtime: Handle::current(),
    })
}

pub(super) fn metrics(otlp: &Otlp) -> Result<Within<MetricExporter>, String> {
    let exporter = MetricExporter::builder()
        .with_http()
        .with_endpoint(url(otlp, "metrics"))
        .with_headers(headers(otlp)?)
        .with_timeout(TIMEOUT)
        .build()
        .map_err(|error| error.to_string())?;
    Ok(Within {
        exporter,
        runtime: Handle::current(),
    })
}

fn url(otlp: &Otlp, signal: &str) -> String {
    format!("{}/v1/{signal}", otlp.endpoint.trim_end_matches('/'))
}

fn headers(otlp: &Otlp) -> Result<HashMap<String, String>, String> {
    let expose = |(name, secret): (&String, &crate::config::Secret)| match secret.expose() {
        Ok(value) => Ok((name.clone(), value)),
        Err(error) => Err(format!("headers.{name}: {error}")),
    };
    otlp.headers.iter().map(expose).collect()
}

async fn within<T>(runtime: &Handle, future: impl Future<Output = T> + Send) -> T {
    let mut future = Box::pin(future);
    poll_fn(|context| {
        let _entered = runtime.enter();
        future.as_mut().poll(context)
    })
    .await
}

impl trace::SpanExporter for Within<SpanExporter> {
    fn export(&self, batch: Vec<SpanData>) -> impl Future<Output = OTelSdkResult> + Send {
        within(&self.runtime, self.exporter.export(batch))
    }

    fn shutdown_with_timeout(&self, timeout: Duration) -> OTelSdkResult {
        self.exporter.shutdown_with_timeout(timeout)
    }

    fn set_resource(&mut self, resource: &Resource) {
        self.exporter.set_resource(resource);
    }
}

impl PushMetricExporter for Within<MetricExporter> {
    fn export(&self, metrics: &ResourceMetrics) -> impl Future<Output = OTelSdkResult> + Send {
        within(&self.runtime, self.exporter.export(metrics))
    }

    fn force_flush(&self) -> OTelSdkResult {
        self.exporter.force_flush()
    }

    fn shutdown_with_timeout(&self, timeout: Duration) -> OTelSdkResult {
        PushMetricExporter::shutdown_with_timeout(&self.exporter, timeout)
    }

    fn temporality(&self) -> Temporality {
        PushMetricExporter::temporality(&self.exporter)
    }
}

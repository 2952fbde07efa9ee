//! Why telemetry could not be started.

/// What of it, and why.
#[derive(Debug, thiserror::Error)]
pub enum TelemetryError {
    /// The endpoint, or a header's secret.
    #[error("`telemetry.otlp`: {0}")]
    Otlp(String),
    /// The page for Prometheus.
    #[error("`telemetry.listen`: {0}")]
    Listen(String),
    /// Something else is the process's log already.
    #[error("logs cannot be set up: {0}")]
    Log(String),
}

//! Telemetry: traces and metrics over OTLP, a Prometheus page, structured logs.

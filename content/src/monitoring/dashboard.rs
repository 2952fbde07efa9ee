//! The dashboard of the pipeline: what comes in, what is judged, what goes out, and what waits.

use serde_json::{Value, json};

/// Title, what it tells, unit, expressions with their legends.
type Panel = (
    &'static str,
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
);

const PANELS: [Panel; 12] = [
    (
        "Records taken in",
        "Records accepted and rejected at the door.",
        "cps",
        &[(
            "sum by (outcome) (rate(tripline_ingest_records_total[$__rate_interval]))",
            "{{outcome}}",
        )],
    ),
    (
        "Callers refused",
        "Requests that were not let in, by reason.",
        "cps",
        &[(
            "sum by (endpoint, reason) (rate(tripline_ingest_refused_total[$__rate_interval]))",
            "{{endpoint}} {{reason}}",
        )],
    ),
    (
        "Verdicts",
        "What rules say. Unknown by reason: a source that says too little, or a rule that fails.",
        "cps",
        &[(
            "sum by (verdict, reason) (rate(tripline_verdicts_total[$__rate_interval]))",
            "{{verdict}} {{reason}}",
        )],
    ),
    (
        "Findings",
        "Events in the life of findings.",
        "cps",
        &[(
            "sum by (activity) (rate(tripline_findings_total[$__rate_interval]))",
            "{{activity}}",
        )],
    ),
    (
        "Lag",
        "Records that a stage still has to read.",
        "short",
        &[("sum by (stage) (tripline_stage_lag)", "{{stage}}")],
    ),
    (
        "Time of a batch",
        "Median and 99th percentile, computing and committing.",
        "s",
        &[
            (
                "histogram_quantile(0.5, sum by (le, stage) (rate(tripline_stage_process_seconds_bucket[$__rate_interval])))",
                "{{stage}} process p50",
            ),
            (
                "histogram_quantile(0.99, sum by (le, stage) (rate(tripline_stage_process_seconds_bucket[$__rate_interval])))",
                "{{stage}} process p99",
            ),
            (
                "histogram_quantile(0.99, sum by (le, stage) (rate(tripline_stage_commit_seconds_bucket[$__rate_interval])))",
                "{{stage}} commit p99",
            ),
        ],
    ),
    (
        "Delivered",
        "Findings that a destination has.",
        "cps",
        &[(
            "sum by (sink) (rate(tripline_sink_delivered_total[$__rate_interval]))",
            "{{sink}}",
        )],
    ),
    (
        "Oldest undelivered finding",
        "How long it has been on the bus.",
        "s",
        &[(
            "max by (sink) (tripline_sink_oldest_undelivered_age_seconds)",
            "{{sink}}",
        )],
    ),
    (
        "Answers of destinations",
        "Requests by status.",
        "cps",
        &[(
            "sum by (sink, status) (rate(tripline_sink_request_duration_seconds_count[$__rate_interval]))",
            "{{sink}} {{status}}",
        )],
    ),
    (
        "Held",
        "1 where somebody has to act.",
        "short",
        &[("max by (sink) (tripline_sink_held)", "{{sink}}")],
    ),
    (
        "Dead letters, rejects, losses",
        "Each is a record that somebody should look at.",
        "short",
        &[
            (
                "sum by (sink) (increase(tripline_sink_dead_lettered_total[$__range]))",
                "dead letters {{sink}}",
            ),
            (
                "sum by (stage) (increase(tripline_stage_rejected_total[$__range]))",
                "rejected by {{stage}}",
            ),
            (
                "sum by (topic, cause) (increase(tripline_bus_lost_total[$__range]))",
                "lost {{topic}} {{cause}}",
            ),
        ],
    ),
    (
        "Changes not judged",
        "Late, repeated or too large.",
        "cps",
        &[(
            "sum by (kind) (rate(tripline_changes_dropped_total[$__rate_interval]))",
            "{{kind}}",
        )],
    ),
];

/// `pipeline.json`, to be imported.
pub(super) fn pipeline() -> Value {
    let panels: Vec<Value> = PANELS
        .iter()
        .enumerate()
        .map(|(at, panel)| timeseries(at, panel))
        .collect();
    json!({
        "title": "Tripline: pipeline",
        "uid": "tripline-pipeline",
        "description": "What comes in, what is judged, what goes out, and what waits.",
        "tags": ["tripline"],
        "schemaVersion": 42,
        "editable": true,
        "graphTooltip": 1,
        "refresh": "30s",
        "time": {"from": "now-6h", "to": "now"},
        "templating": {"list": [{
            "name": "datasource",
            "label": "Data source",
            "type": "datasource",
            "query": "prometheus",
            "current": {},
            "hide": 0,
        }]},
        "panels": panels,
    })
}

/// Two a row of 24 columns.
fn timeseries(at: usize, (title, description, unit, expressions): &Panel) -> Value {
    let source = json!({"type": "prometheus", "uid": "${datasource}"});
    let target = |(at, (expression, legend)): (usize, &(&str, &str))| json!({"refId": char::from(b'A' + at as u8).to_string(), "expr": expression, "legendFormat": legend, "datasource": source});
    let targets: Vec<Value> = expressions.iter().enumerate().map(target).collect();
    json!({
        "id": at + 1,
        "type": "timeseries",
        "title": title,
        "description": description,
        "datasource": source,
        "gridPos": {"x": 12 * (at % 2), "y": 8 * (at / 2), "w": 12, "h": 8},
        "fieldConfig": {"defaults": {"unit": unit, "min": 0}, "overrides": []},
        "options": {"legend": {"displayMode": "list", "placement": "bottom", "showLegend": true}, "tooltip": {"mode": "multi", "sort": "desc"}},
        "targets": targets,
    })
}

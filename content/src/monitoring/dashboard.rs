//! The dashboards: of the pipeline (what comes in, what is judged, what goes out, what waits), and of posture.

use serde_json::{Value, json};

/// Title, what it tells, unit, expressions with their legends.
type Panel = (
    &'static str,
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
);

const PIPELINE: [Panel; 12] = [
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

const POSTURE: [Panel; 8] = [
    (
        "Risks opened",
        "New and reopened findings by severity.",
        "short",
        &[(
            "sum by (severity) (increase(tripline_findings_total{activity=~\"new|reopened\"}[$__rate_interval]))",
            "{{severity}}",
        )],
    ),
    (
        "Risks ended",
        "Resolved findings, and those that an exception covers.",
        "short",
        &[(
            "sum by (activity, severity) (increase(tripline_findings_total{activity=~\"resolved|suppressed\"}[$__rate_interval]))",
            "{{activity}} {{severity}}",
        )],
    ),
    (
        "More or fewer open risks",
        "Opened less ended within the dashboard's time, by severity: above 0 posture got worse. How many are open in all the SIEM says, and `tripline findings list --open`.",
        "short",
        &[(
            "sum by (severity) (increase(tripline_findings_total{activity=~\"new|reopened\"}[$__range])) - (sum by (severity) (increase(tripline_findings_total{activity=~\"resolved|suppressed\"}[$__range])) or sum by (severity) (increase(tripline_findings_total{activity=~\"new|reopened\"}[$__range])) * 0)",
            "{{severity}}",
        )],
    ),
    (
        "Risks opened, by provider",
        "Where they come from.",
        "short",
        &[(
            "sum by (provider) (increase(tripline_findings_total{activity=~\"new|reopened\"}[$__rate_interval]))",
            "{{provider}}",
        )],
    ),
    (
        "Share of verdicts that pass",
        "Of those that could be decided.",
        "percentunit",
        &[(
            "sum(rate(tripline_verdicts_total{verdict=\"pass\"}[$__rate_interval])) / sum(rate(tripline_verdicts_total{verdict=~\"pass|fail\"}[$__rate_interval]))",
            "pass",
        )],
    ),
    (
        "What cannot be decided",
        "Unknown verdicts by reason: unknown is not pass.",
        "cps",
        &[(
            "sum by (reason) (rate(tripline_verdicts_total{verdict=\"unknown\"}[$__rate_interval]))",
            "{{reason}}",
        )],
    ),
    (
        "Accepted risks",
        "Exceptions by where they stand: those in review or expired want somebody.",
        "short",
        &[("max by (standing) (tripline_exceptions)", "{{standing}}")],
    ),
    (
        "Silent sources",
        "1 while a source has paused for longer than it does: what is not heard of is not judged.",
        "short",
        &[(
            "max by (source, account) (tripline_source_silent)",
            "{{source}} {{account}}",
        )],
    ),
];

/// `pipeline.json`, to be imported.
pub(super) fn pipeline() -> Value {
    let about = "What comes in, what is judged, what goes out, and what waits.";
    dashboard("pipeline", about, "now-6h", &PIPELINE)
}

/// `posture.json`, to be imported.
pub(super) fn posture() -> Value {
    let about = "Risks that open and end, by severity and provider, and what nobody can say.";
    dashboard("posture", about, "now-7d", &POSTURE)
}

fn dashboard(name: &str, about: &str, from: &str, panels: &[Panel]) -> Value {
    let panels: Vec<Value> = panels
        .iter()
        .enumerate()
        .map(|(at, panel)| timeseries(at, panel))
        .collect();
    json!({
        "title": format!("Tripline: {name}"),
        "uid": format!("tripline-{name}"),
        "description": about,
        "tags": ["tripline"],
        "schemaVersion": 42,
        "editable": true,
        "graphTooltip": 1,
        "refresh": "30s",
        "time": {"from": from, "to": "now"},
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
        "fieldConfig": {"defaults": {"unit": unit}, "overrides": []},
        "options": {"legend": {"displayMode": "list", "placement": "bottom", "showLegend": true}, "tooltip": {"mode": "multi", "sort": "desc"}},
        "targets": targets,
    })
}

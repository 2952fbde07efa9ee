//! What watches the pipeline itself: Grafana dashboards and Prometheus alerting rules over `/metrics`.
//! A test holds every metric named here equal to docs/metrics.md.

mod dashboard;

use serde_json::{Value, json};

use crate::files::{Files, pretty};

pub(crate) fn dashboards() -> Files {
    Files::from([
        ("pipeline.json".to_owned(), pretty(&dashboard::pipeline())),
        ("posture.json".to_owned(), pretty(&dashboard::posture())),
    ])
}

/// Name, severity, for how long, expression, summary.
type Alert = (&'static str, &'static str, &'static str, &'static str, &'static str);

const ALERTS: [Alert; 12] = [
    (
        "TriplineDown",
        "critical",
        "5m",
        "up{job=\"tripline\"} == 0",
        "{{ $labels.instance }} does not answer: no change is judged there",
    ),
    (
        "TriplineDestinationHeld",
        "critical",
        "5m",
        "max by (sink) (tripline_sink_held) == 1",
        "{{ $labels.sink }} takes nothing: a credential or its config is wrong. /readyz says which",
    ),
    (
        "TriplineDeliveryLate",
        "warning",
        "5m",
        "max by (sink) (tripline_sink_late) == 1",
        "the oldest finding for {{ $labels.sink }} waits for longer than its pace.alarm_after: see /readyz",
    ),
    (
        "TriplineRecordsLost",
        "critical",
        "0m",
        "sum by (topic, cause) (increase(tripline_bus_lost_total[15m])) > 0",
        "{{ $value }} records of {{ $labels.topic }} were gone before they were read ({{ $labels.cause }})",
    ),
    (
        "TriplineDiskFull",
        "critical",
        "1m",
        "sum(increase(tripline_bus_refused_total[5m])) > 0",
        "the log's disk is full: changes are refused, their senders have to send them again",
    ),
    (
        "TriplineFallsBehind",
        "warning",
        "15m",
        "sum by (stage) (tripline_stage_lag) > 10000 and sum by (stage) (deriv(tripline_stage_lag[15m])) > 0",
        "{{ $labels.stage }} is {{ $value }} records behind and falls back further",
    ),
    (
        "TriplineRejects",
        "warning",
        "15m",
        "sum(rate(tripline_ingest_records_total{outcome=\"rejected\"}[15m])) > 0.1 * sum(rate(tripline_ingest_records_total[15m]))",
        "more than a tenth of the records cannot be read: tripline rejected list",
    ),
    (
        "TriplineStageRejects",
        "warning",
        "0m",
        "sum by (stage) (increase(tripline_stage_rejected_total[15m])) > 0",
        "{{ $labels.stage }} failed on {{ $value }} records: tripline rejected list",
    ),
    (
        "TriplineRulesFail",
        "warning",
        "15m",
        "sum(rate(tripline_verdicts_total{reason=\"evaluation_failed\"}[15m])) > 0",
        "rules fail while they are evaluated, their verdicts are unknown: see the log",
    ),
    (
        "TriplineDeadLetters",
        "warning",
        "0m",
        "sum by (sink) (increase(tripline_sink_dead_lettered_total[15m])) > 0",
        "{{ $labels.sink }} refused {{ $value }} findings for good: tripline dead-letters list",
    ),
    (
        "TriplineSilent",
        "warning",
        "1h",
        "sum(rate(tripline_ingest_records_total[1h])) == 0",
        "no change has come for an hour: is a recorder, a feed or a credential broken?",
    ),
    (
        "TriplineSourceSilent",
        "warning",
        "0m",
        "max by (source, account, region) (tripline_source_silent) == 1",
        "{{ $labels.source }} {{ $labels.account }} {{ $labels.region }} pauses for longer than it ever does: what changes there is judged by nobody",
    ),
];

/// `alerts.yaml`: <https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/>
pub(crate) fn alerts() -> Files {
    let rule = |(name, severity, wait, expression, summary): &Alert| json!({"alert": name, "expr": expression, "for": wait, "labels": {"severity": severity}, "annotations": {"summary": summary}});
    let rules: Vec<Value> = ALERTS.iter().map(rule).collect();
    let document = json!({"groups": [{"name": "tripline", "rules": rules}]});
    Files::from([(
        "alerts.yaml".to_owned(),
        serde_norway::to_string(&document).unwrap_or_default(),
    )])
}

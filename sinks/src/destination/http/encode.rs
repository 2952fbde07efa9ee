//! A finding as templates see it: flat names for what every platform asks for, and the whole OCSF event under `ocsf`.

use chrono::{DateTime, SecondsFormat};
use schemas::ocsf::{self, link};
use schemas::{Finding, Priority};
use serde_json::{Map, Value, json};

use super::template::Phase;

fn time(millis: i64) -> Option<String> {
    let time = DateTime::from_timestamp_millis(millis)?;
    (millis != 0).then(|| time.to_rfc3339_opts(SecondsFormat::Millis, true))
}

fn related(finding: &Finding) -> Vec<Value> {
    let related = finding.related.iter().map(|related| {
        json!({"uid": related.uid, "rule_id": related.rule_id, "title": related.title, "severity": related.severity.as_str()})
    });
    related.collect()
}

/// Every name is there, `ocsf` where it is asked for; what is not known is `none`.
pub(crate) fn context(finding: &Finding, with_ocsf: bool) -> Map<String, Value> {
    let (rule, resource, change) = (&finding.rule, &finding.resource, &finding.change);
    let business = &resource.context;
    let evidence: Value = serde_json::from_str(&finding.evidence).unwrap_or_else(|_| finding.evidence.clone().into());
    let fix = &rule.remediation;
    let priority = Priority::of(finding);
    let value = json!({
        "phase": Phase::of(finding.activity).as_str(),
        "activity": finding.activity.as_str(),
        "verdict": finding.verdict.as_str(),
        "uid": finding.uid,
        "event_id": format!("{}:{}", finding.uid, finding.sequence),
        "sequence": finding.sequence,
        "reason": finding.reason,
        "time": time(finding.time),
        "time_ms": finding.time,
        "first_seen": time(finding.first_seen),
        "first_seen_ms": finding.first_seen,
        "last_seen": time(finding.last_seen),
        "severity": rule.severity.as_str(),
        "severity_id": rule.severity.id(),
        "title": rule.title,
        "description": rule.description,
        "rule": {
            "id": rule.id,
            "hash": rule.hash,
            "attack": rule.attack,
            "frameworks": rule.frameworks,
            "references": rule.references,
        },
        "fix": {"console": fix.console, "cli": fix.cli, "terraform": fix.terraform, "to_fill_in": fix.to_fill_in()},
        "priority": {"score": priority.score, "level": priority.level().caption(), "reasons": priority.reasons},
        "related": related(finding),
        "resource": {
            "uid": resource.uid,
            "name": resource.name.as_deref().unwrap_or(&resource.uid),
            "type": resource.resource_type,
            "provider": resource.provider,
            "account": resource.account,
            "account_name": business.account_name,
            "region": resource.region,
            "owner": business.owner,
            "environment": business.environment,
            "criticality": business.criticality,
            "tags": resource.tags,
        },
        "evidence": evidence,
        "actor": change.actor,
        "link": link(resource),
        "change": {"id": change.id, "source": change.source, "origin": change.origin},
    });
    let mut context = match value {
        Value::Object(context) => context,
        _ => Map::new(),
    };
    if with_ocsf {
        context.insert("ocsf".to_owned(), ocsf::event(finding));
    }
    context
}

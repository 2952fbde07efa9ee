//! Findings as OCSF 1.8.0 Compliance Findings (class 2003, <https://schema.ocsf.io/1.8.0/classes/compliance_finding>); what no rule
//! says of a configuration, as Detection Findings (class 2004, <https://schema.ocsf.io/1.8.0/classes/detection_finding>).
//! Nothing of a finding is left out: what the class has no attribute for stands in `unmapped`. Knows no destination.

mod attack;
mod attribute;
mod console;
pub mod frameworks;
mod place;

use attack::attacks;
use attribute::{list, put};
pub use console::link;

use serde_json::{Map, Value, json};

use crate::finding::{Decision, Difference, RuleInfo, SOURCE_SILENT};
use crate::{Activity, Finding, Priority, Verdict};

/// The version of the schema that the findings obey.
pub const VERSION: &str = "1.8.0";

const CATEGORY_UID: i64 = 2;
const CLASS_UID: i64 = 2003;
const DETECTION_UID: i64 = 2004;

/// The finding event in the class that it is of.
pub fn event(finding: &Finding) -> Value {
    if finding.rule.id != SOURCE_SILENT {
        return compliance_finding(finding);
    }
    let mut event = compliance_finding(finding);
    let (activity_id, activity_name) = activity(finding);
    event["class_uid"] = DETECTION_UID.into();
    event["class_name"] = "Detection Finding".into();
    event["type_uid"] = (DETECTION_UID * 100 + activity_id).into();
    event["type_name"] = format!("Detection Finding: {activity_name}").into();
    // The class has no verdict of a check.
    if let Some(event) = event.as_object_mut() {
        event.remove("compliance");
    }
    event
}

/// The finding event as an OCSF Compliance Finding. Times are in milliseconds.
pub fn compliance_finding(finding: &Finding) -> Value {
    let (activity_id, activity_name) = activity(finding);
    let (status_id, status) = status(finding.activity);
    let mut event = json!({
        "activity_id": activity_id,
        "activity_name": activity_name,
        "category_uid": CATEGORY_UID,
        "category_name": "Findings",
        "class_uid": CLASS_UID,
        "class_name": "Compliance Finding",
        "type_uid": CLASS_UID * 100 + activity_id,
        "type_name": format!("Compliance Finding: {activity_name}"),
        "time": finding.time,
        "message": message(finding),
        "severity_id": finding.rule.severity.id(),
        "severity": finding.rule.severity.caption(),
        "status_id": status_id,
        "status": status,
        "status_code": finding.activity.as_str(),
        "metadata": metadata(finding),
        "finding_info": finding_info(finding),
        "compliance": compliance(finding),
        "resources": [place::resource(&finding.resource)],
        "evidences": [evidence(finding)],
        "observables": observables(finding),
        "unmapped": unmapped(finding),
    });
    if let Some(event) = event.as_object_mut() {
        put(event, "status_detail", finding.reason.clone());
        put(event, "remediation", remediation(&finding.rule));
        put(event, "cloud", place::cloud(&finding.resource));
        urgency(event, finding);
    }
    event
}

/// The attributes of the profiles `incident` (priority, `src_url`) and `security_control` (alert, risk).
fn urgency(event: &mut Map<String, Value>, finding: &Finding) {
    let priority = Priority::of(finding);
    let (id, caption) = (priority.level().id(), priority.level().caption());
    put(event, "priority_id", Some(id));
    put(event, "priority", Some(caption));
    put(event, "risk_level_id", Some(id));
    put(event, "risk_level", Some(caption));
    put(event, "risk_score", Some(priority.score));
    put(event, "risk_details", Some(priority.reasons.join("; ")));
    put(event, "is_alert", Some(is_alert(finding)));
    put(event, "src_url", link(&finding.resource));
}

/// Whether somebody has something to do.
fn is_alert(finding: &Finding) -> bool {
    finding.verdict == Verdict::Fail && !matches!(finding.activity, Activity::Resolved | Activity::Suppressed)
}

/// The first event of a finding creates it, the end of the risky state closes it, all else updates it.
fn activity(finding: &Finding) -> (i64, &'static str) {
    match finding.activity {
        Activity::Resolved => (3, "Close"),
        _ if finding.sequence == 1 => (1, "Create"),
        _ => (2, "Update"),
    }
}

/// `In Progress` would say that somebody reviews it, which only the receiving side knows.
fn status(activity: Activity) -> (i64, &'static str) {
    match activity {
        Activity::New | Activity::Updated | Activity::Reopened | Activity::Unknown => (1, "New"),
        Activity::Suppressed => (3, "Suppressed"),
        Activity::Resolved => (4, "Resolved"),
    }
}

/// The class has no *unknown* for a check that ran without a result: `Warning` is defined as missing information.
fn verdict(verdict: Verdict) -> (i64, &'static str) {
    match verdict {
        Verdict::Pass => (1, "Pass"),
        Verdict::Unknown => (2, "Warning"),
        Verdict::Fail => (3, "Fail"),
    }
}

fn message(finding: &Finding) -> String {
    let resource = finding.resource.name.as_deref().unwrap_or(&finding.resource.uid);
    format!("{} ({}): {resource}", finding.rule.title, finding.activity.as_str())
}

fn metadata(finding: &Finding) -> Value {
    let mut metadata = json!({
        "version": VERSION,
        "product": {"name": "Tripline", "vendor_name": "Tripline", "version": env!("CARGO_PKG_VERSION")},
        "uid": format!("{}:{}", finding.uid, finding.sequence),
        "correlation_uid": finding.uid,
        "sequence": finding.sequence,
        "event_code": finding.rule.id,
        "source": finding.change.source,
    });
    let cloud = place::provider(&finding.resource).map(|_| "cloud");
    let profiles: Vec<&str> = cloud.into_iter().chain(["incident", "security_control"]).collect();
    metadata["profiles"] = json!(profiles);
    metadata
}

fn finding_info(finding: &Finding) -> Value {
    let rule = &finding.rule;
    let mut info = json!({
        "uid": finding.uid,
        "title": rule.title,
        "desc": rule.description,
        "analytic": {"uid": rule.id, "name": rule.title, "version": rule.hash, "type_id": 1, "type": "Rule"},
        "modified_time": finding.time,
        "related_events": related_events(finding),
    });
    if let Some(info) = info.as_object_mut() {
        let seen = |time: i64| (time != 0).then_some(time);
        put(info, "src_url", link(&finding.resource));
        put(info, "created_time", seen(finding.first_seen));
        put(info, "first_seen_time", seen(finding.first_seen));
        put(info, "last_seen_time", seen(finding.last_seen));
        put(
            info,
            "attacks",
            list(rule.attack.iter().flat_map(|technique| attacks(technique)).collect()),
        );
    }
    info
}

/// The change that caused the event, and what is told inside the finding.
fn related_events(finding: &Finding) -> Vec<Value> {
    let cause = json!({"uid": finding.change.id, "type": "Configuration change"});
    let members = finding.related.iter().map(|related| {
        json!({
            "uid": related.uid,
            "type": "Finding of the same fault",
            "title": format!("{} ({})", related.title, related.rule_id),
            "severity_id": related.severity.id(),
            "severity": related.severity.caption(),
        })
    });
    std::iter::once(cause).chain(members).collect()
}

fn compliance(finding: &Finding) -> Value {
    let rule = &finding.rule;
    let (status_id, status) = verdict(finding.verdict);
    let standards: Vec<&str> = rule.frameworks.keys().map(|id| frameworks::name(id)).collect();
    let requirements: Vec<Value> = rule
        .frameworks
        .iter()
        .flat_map(|(framework, ids)| {
            let name = frameworks::name(framework);
            ids.iter()
                .map(move |id| format!("{name}: {}", frameworks::requirement(framework, id)).into())
        })
        .collect();
    let mut check = json!({
        "uid": rule.id,
        "name": rule.title,
        "version": rule.hash,
        "status_id": status_id,
        "status": status,
        "severity_id": rule.severity.id(),
        "severity": rule.severity.caption(),
    });
    let mut compliance = json!({
        "control": rule.title,
        "desc": rule.description,
        "status_id": status_id,
        "status": status,
    });
    if !standards.is_empty() {
        check["standards"] = json!(standards);
        compliance["standards"] = json!(standards);
    }
    compliance["checks"] = json!([check]);
    if let Some(compliance) = compliance.as_object_mut() {
        put(compliance, "requirements", list(requirements));
        put(
            compliance,
            "status_details",
            finding.reason.as_ref().map(|reason| json!([reason])),
        );
    }
    compliance
}

/// The projected columns, and who made the change.
fn evidence(finding: &Finding) -> Value {
    let columns = json_or_text(&finding.evidence);
    let resource = &finding.resource;
    let mut about = json!({"uid": resource.uid, "type": resource.resource_type});
    if let Some(name) = &resource.name {
        about["name"] = name.as_str().into();
    }
    let mut evidence = json!({"data": columns, "resources": [about]});
    if let Some(actor) = &finding.change.actor {
        evidence["actor"] = json!({"user": {"name": actor}});
    }
    evidence
}

fn observables(finding: &Finding) -> Value {
    let mut observables =
        vec![json!({"name": "resources[0].uid", "type_id": 10, "type": "Resource UID", "value": finding.resource.uid})];
    if let Some(actor) = &finding.change.actor {
        let name = "evidences[0].actor.user.name";
        observables.push(json!({"name": name, "type_id": 4, "type": "User Name", "value": actor}));
    }
    observables.into()
}

/// Commands stand in `unmapped`, where a playbook finds them by themselves.
fn remediation(rule: &RuleInfo) -> Option<Value> {
    let fix = &rule.remediation;
    let words = [Some(&fix.console), fix.cli.as_ref(), fix.terraform.as_ref()];
    let desc = words.into_iter().flatten().find(|text| !text.is_empty());
    let desc = desc
        .map(String::as_str)
        .or((!rule.references.is_empty()).then_some("See the references"))?;
    let mut remediation = json!({"desc": desc});
    if !rule.references.is_empty() {
        remediation["references"] = json!(rule.references);
    }
    Some(remediation)
}

/// By which clock and rules it was decided, and the values that were and are.
fn decision(decision: &Decision) -> Option<Value> {
    let value = |text: &Option<String>| text.as_deref().map_or(Value::Null, json_or_text);
    let difference = |difference: &Difference| {
        let (before, after) = (value(&difference.before), value(&difference.after));
        json!({"path": difference.path, "before": before, "after": after})
    };
    let mut made = Map::new();
    put(&mut made, "at", (decision.at != 0).then_some(decision.at));
    put(
        &mut made,
        "rule_set",
        (!decision.rule_set.is_empty()).then(|| decision.rule_set.clone()),
    );
    put(
        &mut made,
        "differences",
        list(decision.differences.iter().map(difference).collect()),
    );
    (!made.is_empty()).then(|| made.into())
}

/// JSON text that was cut is a text.
fn json_or_text(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| Value::from(text))
}

fn unmapped(finding: &Finding) -> Value {
    let mut change = Map::new();
    put(&mut change, "id", Some(finding.change.id.clone()));
    put(&mut change, "origin", finding.change.origin.clone());
    let mut commands = Map::new();
    put(&mut commands, "cli", finding.rule.remediation.cli.clone());
    put(&mut commands, "terraform", finding.rule.remediation.terraform.clone());
    put(
        &mut commands,
        "to_fill_in",
        list(
            finding
                .rule
                .remediation
                .to_fill_in()
                .into_iter()
                .map(Value::from)
                .collect(),
        ),
    );
    let mut unmapped = Map::new();
    put(&mut unmapped, "change", Some(change));
    // By the ids that the config's filters and profiles know.
    let frameworks = &finding.rule.frameworks;
    put(
        &mut unmapped,
        "frameworks",
        (!frameworks.is_empty()).then(|| json!(frameworks)),
    );
    put(&mut unmapped, "remediation", (!commands.is_empty()).then_some(commands));
    put(&mut unmapped, "decision", decision(&finding.decision));
    put(&mut unmapped, "traceparent", finding.traceparent.clone());
    unmapped.into()
}

//! A finding as a row: OCSF's Compliance Finding as columns. What OCSF leaves free (`data`, `unmapped`) is JSON in a column of text.

use schemas::Finding;
use schemas::ocsf::compliance_finding;
use serde_json::Value;

use crate::columns::{Field, Kind, flag, group, list, number, text, time};

/// The row, as JSON.
pub(super) fn row(finding: &Finding) -> Value {
    let mut row = compliance_finding(finding);
    // OCSF's profile `datetime`: the same time as a timestamp.
    row["time_dt"] = finding.time.into();
    row
}

fn texts(names: &[&'static str]) -> Vec<Field> {
    names.iter().map(|name| text(name)).collect()
}

fn with(mut fields: Vec<Field>, more: impl IntoIterator<Item = Field>) -> Vec<Field> {
    fields.extend(more);
    fields
}

/// All columns.
pub(super) fn columns() -> Vec<Field> {
    let numbers = [
        "activity_id",
        "category_uid",
        "class_uid",
        "type_uid",
        "time",
        "severity_id",
        "status_id",
        "priority_id",
        "risk_level_id",
        "risk_score",
    ];
    let words = [
        "activity_name",
        "category_name",
        "class_name",
        "type_name",
        "message",
        "severity",
        "status",
        "status_code",
        "status_detail",
        "priority",
        "risk_level",
        "risk_details",
        "src_url",
        "unmapped",
    ];
    let fields = with(numbers.map(number).into(), [time("time_dt"), flag("is_alert")]);
    with(
        with(fields, words.map(text)),
        [
            metadata(),
            finding_info(),
            compliance(),
            list("resources", Kind::Group(resource())),
            list("evidences", Kind::Group(evidence())),
            list(
                "observables",
                Kind::Group(with(texts(&["name", "type", "value"]), [number("type_id")])),
            ),
            group("remediation", vec![text("desc"), list("references", Kind::Text)]),
            group(
                "cloud",
                with(
                    texts(&["provider", "region", "cloud_partition"]),
                    [group(
                        "account",
                        with(texts(&["uid", "name", "type"]), [number("type_id")]),
                    )],
                ),
            ),
        ],
    )
}

fn metadata() -> Field {
    let own = texts(&["version", "uid", "correlation_uid", "event_code", "source"]);
    let product = group("product", texts(&["name", "vendor_name", "version"]));
    group(
        "metadata",
        with(own, [number("sequence"), product, list("profiles", Kind::Text)]),
    )
}

fn finding_info() -> Field {
    let times = ["modified_time", "created_time", "first_seen_time", "last_seen_time"].map(number);
    let analytic = group(
        "analytic",
        with(texts(&["uid", "name", "version", "type"]), [number("type_id")]),
    );
    let related = with(texts(&["uid", "type", "title", "severity"]), [number("severity_id")]);
    let technique = || texts(&["uid", "name", "src_url"]);
    let attack = vec![
        text("version"),
        group("technique", technique()),
        group("sub_technique", technique()),
        group("tactic", texts(&["name"])),
    ];
    let own = with(texts(&["uid", "title", "desc", "src_url"]), times);
    let more = [
        analytic,
        list("related_events", Kind::Group(related)),
        list("attacks", Kind::Group(attack)),
    ];
    group("finding_info", with(own, more))
}

fn compliance() -> Field {
    let lists = || ["standards", "requirements", "status_details"].map(|name| list(name, Kind::Text));
    let check = with(
        texts(&["uid", "name", "version", "status", "severity"]),
        [
            number("status_id"),
            number("severity_id"),
            list("standards", Kind::Text),
        ],
    );
    let own = with(texts(&["control", "desc", "status"]), [number("status_id")]);
    group(
        "compliance",
        with(with(own, lists()), [list("checks", Kind::Group(check))]),
    )
}

fn resource() -> Vec<Field> {
    let own = texts(&[
        "uid",
        "name",
        "type",
        "provider",
        "region",
        "cloud_partition",
        "namespace",
        "criticality",
        "data",
    ]);
    let more = [
        group("owner", texts(&["name"])),
        list("labels", Kind::Text),
        list("tags", Kind::Group(texts(&["name", "value"]))),
    ];
    with(own, more)
}

fn evidence() -> Vec<Field> {
    let about = list("resources", Kind::Group(texts(&["uid", "type", "name"])));
    let actor = group("actor", vec![group("user", texts(&["name"]))]);
    vec![text("data"), about, actor]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    /// What of a value no column takes.
    fn lost(kind: &Kind, value: &Value, at: &str, out: &mut Vec<String>) {
        match (kind, value) {
            (Kind::Text, _) | (Kind::Number | Kind::Time, Value::Number(_)) | (Kind::Flag, Value::Bool(_)) => {}
            (Kind::Group(fields), Value::Object(object)) => {
                for (name, value) in object {
                    match fields.iter().find(|field| field.name == name) {
                        Some(field) => lost(&field.kind, value, &format!("{at}.{name}"), out),
                        None => out.push(format!("{at}.{name}")),
                    }
                }
            }
            (Kind::List(of), Value::Array(items)) => items.iter().for_each(|item| lost(of, item, at, out)),
            _ => out.push(at.to_owned()),
        }
    }

    #[test]
    fn every_attribute_of_a_finding_has_its_column() {
        let mut out = Vec::new();
        for mut finding in sample::findings() {
            finding.related = vec![schemas::finding::Related {
                uid: "u".to_owned(),
                rule_id: "r".to_owned(),
                title: "t".to_owned(),
                severity: schemas::Severity::Low,
            }];
            finding.rule.attack.push("T1078.004".to_owned());
            finding.resource.context.criticality = Some("high".to_owned());
            finding.resource.context.account_name = Some("shop".to_owned());
            lost(&Kind::Group(columns()), &row(&finding), "", &mut out);
        }
        assert_eq!(out, Vec::<String>::new());
    }
}

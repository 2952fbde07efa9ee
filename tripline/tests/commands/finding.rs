//! docs/finding.md: what it shows of findings is what the product makes of these records. `TRIPLINE_GOLDEN=write` writes it anew.
#![allow(clippy::disallowed_methods, reason = "TRIPLINE_GOLDEN asks the test to write")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use evaluate::engine::Detail;
use evaluate::life::{self, Terms};
use evaluate::stage::admission::advance;
use evaluate::{Engine, Judge, Pack, Selection, selection};
use schemas::{Clock, ConfigChange, Context, Finding, ResourceState};
use serde_json::{Map, Value, json};

use super::workshop::Workshop;

/// 2026-11-01T08:00:00Z
const START: i64 = 1_793_520_000_000;

const HOUR: i64 = 3_600_000;

const SINKS: &str = r#"
[[sink]]
kind = "splunk_hec"
name = "splunk"
url = "https://splunk.example.com:8088"
token = "a-token"

[[sink]]
kind = "sentinel"
name = "sentinel"
endpoint = "https://tripline-1a2b.westeurope-1.ingest.monitor.azure.com"
rule = "dcr-0123456789abcdef0123456789abcdef"
tenant = "00000000-0000-0000-0000-000000000001"
client_id = "00000000-0000-0000-0000-000000000002"
client_secret = "a-secret"

[[sink]]
kind = "webhook"
name = "webhook"
url = "https://findings.example.com/tripline"
secret = "whsec_dHJpcGxpbmUtcmVjZWl2ZXItb24tdGhpcy1tYWNoaW5l"
"#;

fn page() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .join("docs/finding.md")
}

/// A security group that lets these ranges in by SSH, as AWS Config tells it, so many hours after the start.
fn group(hours: i64, ranges: &[&str]) -> ConfigChange {
    let time = chrono::DateTime::from_timestamp_millis(START + hours * HOUR).unwrap();
    let permission = |range: &&str| {
        let (v4, v6) = match range.contains(':') {
            true => (json!([]), json!([{"cidrIpv6": range, "description": "ssh"}])),
            false => (json!([{"cidrIp": range, "description": "ssh"}]), json!([])),
        };
        json!({"ipProtocol": "tcp", "fromPort": 22, "toPort": 22, "ipv4Ranges": v4, "ipv6Ranges": v6, "prefixListIds": [],
            "userIdGroupPairs": []})
    };
    let inside = json!({"ipProtocol": "tcp", "fromPort": 443, "toPort": 443, "ipv4Ranges": [{"cidrIp": "10.20.0.0/16",
        "description": "shop"}], "ipv6Ranges": [], "prefixListIds": [], "userIdGroupPairs": []});
    let permissions: Vec<Value> = ranges.iter().map(permission).chain([inside]).collect();
    let item = json!({
        "version": "1.3",
        "accountId": "111122223333",
        "configurationItemCaptureTime": time.to_rfc3339_opts(chrono::SecondsFormat::Millis, true),
        "configurationItemStatus": "OK",
        "configurationStateId": (time.timestamp_millis()).to_string(),
        "resourceType": "AWS::EC2::SecurityGroup",
        "resourceId": "sg-0a1b2c3d",
        "resourceName": "bastion",
        "ARN": "arn:aws:ec2:eu-central-1:111122223333:security-group/sg-0a1b2c3d",
        "awsRegion": "eu-central-1",
        "tags": {"team": "shop"},
        "configuration": {"groupName": "bastion", "groupId": "sg-0a1b2c3d", "description": "way in", "vpcId": "vpc-1",
            "ownerId": "111122223333", "ipPermissions": permissions, "ipPermissionsEgress": [], "tags": []}
    });
    let bytes = serde_json::to_vec(&item).unwrap();
    let decoded = ingest::decode(
        &bytes,
        &ingest::Hints::named("item.json"),
        &[],
        time.timestamp_millis() + 900,
    );
    assert!(decoded.rejected.is_empty(), "{:?}", decoded.rejected);
    let mut change = decoded.changes.into_iter().next().unwrap().change;
    change.context = Some(Context {
        owner: Some("shop team".into()),
        environment: Some("production".into()),
        criticality: Some("high".into()),
        account_name: Some("Shop".into()),
        labels: BTreeMap::from([("data_class".into(), "confidential".into())]),
    });
    change
}

/// The events of its life under the recommended profile.
fn life() -> Vec<Finding> {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules");
    let mut pack = Pack::load(&[rules], &BTreeMap::new()).unwrap();
    pack.rules
        .retain(|rule| rule.info.id.starts_with("aws_ec2_security_group"));
    Selection::default()
        .or(selection::RECOMMENDED)
        .apply(&mut pack)
        .unwrap();
    let judge = Judge::new(Arc::new(Engine::new(&pack, Clock::fixed(START)).unwrap()));
    let engine = judge.engine();
    let terms = Terms {
        exceptions: &[],
        rule_of: &|id| engine.rule(id).map(Arc::clone),
        leaders_of: &|id| engine.leaders(id),
        is_told: &|id| engine.is_told(id),
        again: None,
    };
    let mut state: Option<ResourceState> = None;
    let mut told = Vec::new();
    let records = [
        group(0, &["10.20.0.0/16"]),
        group(1, &["0.0.0.0/0"]),
        group(2, &["0.0.0.0/0", "::/0"]),
        group(3, &["10.20.0.0/16"]),
        group(4, &["0.0.0.0/0"]),
    ];
    for change in records {
        let judgements = judge.judge(&[&change], Detail::All).concat();
        let mut now = advance(state.take(), &change);
        let events = life::apply(&mut now, &change, &judgements, &terms);
        told.extend(events.into_iter().map(|event| event.finding));
        state = Some(now);
    }
    told
}

/// One line an event.
fn told(findings: &[Finding]) -> String {
    let line = |finding: &Finding| {
        let hour = (finding.time - START) / HOUR;
        let evidence: Value = serde_json::from_str(&finding.evidence).unwrap();
        let reason = finding
            .reason
            .as_deref()
            .map(|reason| format!(" ({reason})"))
            .unwrap_or_default();
        let guilty = evidence["ingress"].as_array().map_or(0, Vec::len);
        let sequence = finding.sequence;
        format!(
            "{hour} h  {:<9} {}:{sequence}  guilty entries: {guilty}{reason}",
            finding.activity.as_str(),
            &finding.uid[..8]
        )
    };
    findings.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// What `sink preview` prints, the members that repeat the finding left out.
fn request(shop: &Workshop, sink: &str, left_out: &[&str]) -> String {
    let ran = shop.run(&["sink", "preview", sink, "finding.json", "--config", "sinks.toml"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let (head, body) = ran.out.split_once("\n\n").unwrap();
    let mut body: Value = serde_json::from_str(body).unwrap();
    let object = match &mut body {
        Value::Array(rows) => rows[0].as_object_mut(),
        body => body.as_object_mut(),
    };
    elide(object.unwrap(), left_out);
    format!("{head}\n\n{}", serde_json::to_string_pretty(&body).unwrap())
}

fn elide(object: &mut Map<String, Value>, left_out: &[&str]) {
    for name in left_out {
        object.insert((*name).to_owned(), "… the finding as above".into());
    }
}

#[test]
fn what_the_page_shows_is_made_by_the_product() {
    let findings = life();
    let words: Vec<&str> = findings.iter().map(|finding| finding.activity.as_str()).collect();
    assert_eq!(
        words,
        ["new", "updated", "resolved", "reopened"],
        "one fault, one finding"
    );
    let shop = Workshop::empty();
    shop.write("sinks.toml", SINKS);
    shop.write("finding.json", &serde_json::to_string(&findings[0]).unwrap());
    let event = schemas::ocsf::compliance_finding(&findings[0]);
    let made = [
        ("life", told(&findings)),
        ("finding", serde_json::to_string_pretty(&event).unwrap()),
        ("splunk", request(&shop, "splunk", &["event"])),
        ("sentinel", request(&shop, "sentinel", &["Ocsf"])),
        ("webhook", request(&shop, "webhook", &["data"])),
    ];
    let written = std::fs::read_to_string(page()).unwrap();
    let mut page_now = written.clone();
    for (name, text) in &made {
        let mark = format!("<!-- {name} -->\n```");
        let start = page_now.find(&mark).unwrap_or_else(|| panic!("no place for {name}")) + mark.len();
        let start = start + page_now[start..].find('\n').unwrap() + 1;
        let end = start + page_now[start..].find("\n```").unwrap();
        page_now.replace_range(start..end, text);
    }
    if std::env::var("TRIPLINE_GOLDEN").is_ok_and(|word| word == "write") {
        std::fs::write(page(), &page_now).unwrap();
    }
    assert!(
        written == page_now,
        "docs/finding.md is stale: run TRIPLINE_GOLDEN=write cargo test -p tripline --test commands what_the_page"
    );
}

//! `compose/` holds what is made, what is made names fields that are sent and metrics that are counted.
#![cfg(test)]
#![allow(clippy::disallowed_methods, reason = "TRIPLINE_GOLDEN asks the test to write")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use content::System;
use serde_json::{Value, json};

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// Every file below a folder, by its path from there.
fn kept(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(&next).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                found.insert(name, std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    found
}

/// `TRIPLINE_GOLDEN=write` writes them anew.
#[test]
fn compose_holds_what_is_made() {
    let write = std::env::var("TRIPLINE_GOLDEN").is_ok_and(|value| value == "write");
    for system in System::ALL {
        let folder = project().join("compose").join(system.as_str());
        let mut made = system.files(&[]);
        // What follows from the rules is made where it is needed.
        made.retain(|path, _| !system.of_rules(path));
        if write {
            for (path, text) in &made {
                let file = folder.join(path);
                std::fs::create_dir_all(file.parent().unwrap()).unwrap();
                std::fs::write(file, text).unwrap();
            }
        }
        let kept = kept(&folder);
        let differ = made
            .iter()
            .filter(|(path, text)| kept.get(*path) != Some(text))
            .map(|(path, _)| path);
        let stray = kept.keys().filter(|path| !made.contains_key(*path));
        let wrong: Vec<_> = differ.chain(stray).collect();
        assert!(
            wrong.is_empty(),
            "compose/{}: {wrong:?} is not what is made: TRIPLINE_GOLDEN=write",
            system.as_str()
        );
    }
}

/// Words of `text` that begin with `head` and go on in small letters and underscores.
fn words<'a>(text: &'a str, head: &str) -> BTreeSet<&'a str> {
    let words = text.split(|c: char| !(c.is_ascii_lowercase() || c == '_'));
    words
        .filter(|word| word.starts_with(head) && word.len() > head.len())
        .collect()
}

#[test]
fn alarms_and_dashboards_name_metrics_that_are_documented() {
    let page = std::fs::read_to_string(project().join("docs/metrics.md")).unwrap();
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `tripline."));
    let documented: Vec<String> = rows
        .filter_map(|row| row.split('`').next())
        .map(|name| format!("tripline_{}", name.replace('.', "_")))
        .collect();
    let mut named = 0;
    for system in [System::Grafana, System::Prometheus] {
        let text: String = system.files(&[]).into_values().collect();
        for word in words(&text, "tripline_") {
            let endings = ["", "_total", "_seconds", "_seconds_bucket", "_seconds_count"];
            let metric = |name: &String| endings.iter().any(|ending| *word == format!("{name}{ending}"));
            assert!(
                documented.iter().any(metric),
                "{} names {word}, which no process makes",
                system.as_str()
            );
            named += 1;
        }
    }
    assert!(named > 15, "{named}");
}

#[test]
fn an_incident_is_of_a_finding_and_what_closes_it_reads_what_the_rules_write() {
    let files = System::Sentinel.files(&[]);
    let template: Value = serde_json::from_str(&files["analytics.json"]).unwrap();
    let of_findings = template["resources"].as_array().unwrap().iter().filter(|rule| {
        let grouping = &rule["properties"]["incidentConfiguration"]["groupingConfiguration"];
        grouping["groupByCustomDetails"] == json!(["FindingUid"])
            && rule["properties"]["customDetails"]["FindingUid"] == "FindingUid"
    });
    assert_eq!(of_findings.count(), 2);
    assert!(files["close-resolved.json"].contains("Details.FindingUid"));
}

#[test]
fn the_app_searches_fields_that_are_sent() {
    let files = System::Splunk.files(&[]);
    let searches = &files["tripline/default/savedsearches.conf"];
    let fields = sinks::destination::splunk_hec::FIELDS;
    for field in [
        "activity",
        "verdict",
        "severity",
        "rule_id",
        "finding_uid",
        "event_id",
        "account",
        "owner",
        "environment",
    ] {
        assert!(fields.contains(&field) && searches.contains(field), "{field}");
    }
}

#[test]
fn the_lookup_lists_rules_with_their_frameworks() {
    let mut rule = sinks::sample::marked(schemas::Activity::New, 1, 0).rule;
    (rule.id, rule.title, rule.severity) = ("b".to_owned(), "Bucket, open".to_owned(), schemas::Severity::High);
    rule.frameworks = BTreeMap::from([("cis_aws_7.0".to_owned(), vec!["2.1".to_owned(), "2.2".to_owned()])]).into();
    let files = System::Splunk.files(&[rule]);
    let lookup = &files["tripline/lookups/tripline_rules.csv"];
    assert_eq!(
        *lookup,
        "rule_id,title,severity,frameworks\nb,\"Bucket, open\",high,cis_aws_7.0: 2.1 2.2\n"
    );
}

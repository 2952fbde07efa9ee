//! What a rule has of frameworks by the checks that it names.

use std::collections::BTreeMap;
use std::path::Path;

use super::Frameworks;
use crate::rule::{Overlay, Rule};

const AWS: &str = "check\tseverity\tresource_type\tcis_x\tpci_dss_4.0\tattack
bucket_public\thigh\tBucket\t2.1.4\t1.2.8.13 1.2.8.26 3.3.1.1.7 A1.1.2.15\tT1530
key_public\thigh\tKey\t2.21\t\t
";
const GCP: &str = "check\tseverity\tresource_type\tcis_y\nkey_public\thigh\tKey\t1.10\n";

const OURS: &str = "check\tseverity\tresource_type\thouse_1\nno_owner\tlow\tOther\tH.1 H.2\n";

fn rule(header: &str) -> Rule {
    let text = format!(
        "/*\nid: r\ntitle: t\ndescription: d\nseverity: low\nremediation: {{console: c}}\n{header}\n*/\nSELECT shape FROM changes"
    );
    Rule::parse(Path::new("r.sql"), &text, &Overlay::new()).unwrap()
}

/// `framework=id,id;…` of the rule, or its mistakes, one a line.
fn ids(header: &str) -> String {
    let mut frameworks = Frameworks::default();
    frameworks.add(Path::new("frameworks/aws.tsv"), AWS).unwrap();
    frameworks.add(Path::new("frameworks/gcp.tsv"), GCP).unwrap();
    frameworks.add(Path::new("ours/house.tsv"), OURS).unwrap();
    let mut rule = rule(header);
    let said = |ids: &BTreeMap<String, Vec<String>>| {
        let each: Vec<String> = ids
            .iter()
            .map(|(name, ids)| format!("{name}={}", ids.join(",")))
            .collect();
        each.join(";")
    };
    match frameworks.apply(&mut rule) {
        Ok(()) => said(&rule.info.frameworks),
        Err(mistakes) => mistakes
            .iter()
            .map(|mistake| format!("{}: {}", mistake.what, mistake.fix))
            .collect::<Vec<_>>()
            .join("\n"),
    }
}

#[test]
fn ids_come_from_the_checks_that_a_rule_names() {
    for (header, expect) in [
        ("", ""),
        (
            "mapped_from: [prowler bucket_public]",
            "cis_x=2.1.4;pci_dss_4.0=1.2.8,3.3.1.1,A1.1.2",
        ),
        ("mapped_from: [prowler aws/key_public]", "cis_x=2.21"),
        (
            "mapped_from: [prowler aws/key_public, prowler gcp/key_public]",
            "cis_x=2.21;cis_y=1.10",
        ),
        (
            "frameworks: {own: ['7']}\nmapped_from: [prowler aws/key_public, our audit of 2026]",
            "cis_x=2.21;own=7",
        ),
        (
            "mapped_from: [prowler gcp/key_public, house no_owner]",
            "cis_y=1.10;house_1=H.1,H.2",
        ),
        (
            "mapped_from: [house no_onwer]",
            "mapped_from: there is no check `house/no_onwer`: did you mean `no_owner`? The checks stand in frameworks/*.tsv",
        ),
        (
            "mapped_from: [prowler key_public]",
            "mapped_from: more than one provider has a check `key_public`: write `prowler aws/key_public` or `prowler gcp/key_public`",
        ),
        (
            "mapped_from: [prowler bucket_publik]",
            "mapped_from: there is no check `bucket_publik`: did you mean `bucket_public`? The checks stand in frameworks/*.tsv",
        ),
        (
            "frameworks: {cis_x: [2.1.4]}\nmapped_from: [prowler bucket_public]",
            "frameworks: `cis_x` `2.1.4` comes from mapped_from: leave it out of the header",
        ),
        (
            "frameworks: {cis_x: [9.9.9]}\nmapped_from: [prowler bucket_public]",
            "frameworks: `cis_x` 9.9.9 is not said by the checks in mapped_from: leave it out, or name in mapped_from the check or the \
             other published mapping that says it",
        ),
        (
            "frameworks: {csi_x: ['1']}\nmapped_from: [prowler bucket_public]",
            "frameworks: `csi_x` is not known: one of cis_x, cis_y, house_1, pci_dss_4.0, or name its published mapping in mapped_from",
        ),
    ] {
        assert_eq!(ids(header), expect, "{header}");
    }
}

#[test]
fn a_rule_with_other_ids_is_another_version_of_it() {
    let mut frameworks = Frameworks::default();
    frameworks.add(Path::new("frameworks/aws.tsv"), AWS).unwrap();
    let mut mapped = rule("mapped_from: [prowler bucket_public]");
    let before = mapped.info.hash.clone();
    frameworks.apply(&mut mapped).unwrap();
    assert_ne!(mapped.info.hash, before);
}

#[test]
fn a_mapping_gives_way_to_one_of_the_same_name() {
    let mut frameworks = Frameworks::default();
    let first = frameworks.add(Path::new("frameworks/aws.tsv"), AWS).unwrap();
    let second = frameworks.add(Path::new("ours/frameworks/aws.tsv"), GCP).unwrap();
    assert_eq!(
        (first, second.as_deref()),
        (None, Some(Path::new("frameworks/aws.tsv")))
    );
}

#[test]
fn a_mapping_says_what_its_columns_are() {
    let error = Frameworks::default()
        .add(Path::new("frameworks/x.tsv"), "bucket_public\thigh\n")
        .unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("frameworks/x.tsv: the mapping does not name its columns"),
        "{error}"
    );
}

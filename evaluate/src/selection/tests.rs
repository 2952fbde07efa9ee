//! Which rules of a small pack are told, under which severity and title.

use std::path::Path;

use super::*;
use crate::pack::Files;
use crate::rule::Overlay;

fn rule(id: &str, severity: &str) -> String {
    format!(
        "/*\nid: {id}\ntitle: {id}\nseverity: {severity}\ndescription: d\nremediation: {{console: c}}\nmapped_from: [prowler {id}]\n*/\n\
         SELECT resource_uid FROM changes WHERE true"
    )
}

fn pack() -> Pack {
    let built_in = [
        ("frameworks/aws.tsv", "check\tseverity\tresource_type\tcis_aws_7.0\nbucket_open\t\t\t1.1\nbucket_versions\t\t\nkey_old\t\t\t\nuser_mfa\t\t\t".to_owned()),
        ("profiles/recommended.tsv", "# what pages\nseverity:critical\tpage\nkey_*\ta key that never ends\n".to_owned()),
        ("aws/s3/bucket_open.sql", rule("bucket_open", "critical")),
        ("aws/s3/bucket_versions.sql", rule("bucket_versions", "low")),
        ("aws/iam/key_old.sql", rule("key_old", "medium")),
        ("aws/iam/user_mfa.sql", rule("user_mfa", "high")),
    ];
    let own = [(
        "ours.sql",
        rule("ours", "low").replace("mapped_from: [prowler ours]\n", ""),
    )];
    let folder = |name: &str, texts: &[(&str, String)]| Files {
        name: name.to_owned(),
        texts: texts
            .iter()
            .map(|(path, text)| (Path::new(name).join(path), text.clone()))
            .collect(),
    };
    Pack::of(&[folder("built-in", &built_in), folder("own", &own)], &Overlay::new()).unwrap()
}

fn config(toml: &str) -> Selection {
    toml::from_str::<Config>(toml).unwrap().validate().unwrap()
}

fn told(toml: &str) -> Vec<String> {
    let mut pack = pack();
    config(toml).or(RECOMMENDED).apply(&mut pack).unwrap();
    let mut told: Vec<String> = pack
        .rules
        .iter()
        .filter(|rule| rule.is_told)
        .map(|rule| rule.info.id.clone())
        .collect();
    told.sort();
    told
}

#[test]
fn a_profile_chooses_and_the_config_corrects_it() {
    for (toml, expect) in [
        ("", "bucket_open key_old ours"),
        (
            "profile = 'strict'",
            "bucket_open bucket_versions key_old ours user_mfa",
        ),
        ("profile = 'cis_aws_7.0'", "bucket_open"),
        (
            "profile = 'cis_aws_7.0'\nenable = ['area:aws/iam']",
            "bucket_open key_old user_mfa",
        ),
        ("enable = ['severity:high']", "bucket_open key_old ours user_mfa"),
        (
            "enable = ['user_mfa', 'bucket_*']\ndisable = ['area:s3']",
            "key_old ours user_mfa",
        ),
        ("disable = ['provider:aws']", "ours"),
        ("disable = ['framework:cis_aws_7.0']", "key_old ours"),
        (
            "override = [{rule = 'bucket_open', severity = 'low'}]",
            "bucket_open key_old ours",
        ),
        (
            "override = [{rule = 'user_mfa', severity = 'critical'}]",
            "bucket_open key_old ours user_mfa",
        ),
    ] {
        assert_eq!(told(toml).join(" "), expect, "{toml}");
    }
}

#[test]
fn severities_and_titles_are_overridden_without_a_fork() {
    let mut pack = pack();
    let before = pack.rules.iter().map(|rule| rule.info.hash.clone()).collect::<Vec<_>>();
    let toml = "[[override]]\nrule = 'bucket_*'\nseverity = 'medium'\n[[override]]\nrule = 'bucket_open'\ntitle = 'Open bucket (SEC-12)'";
    config(toml).apply(&mut pack).unwrap();
    for (rule, before) in pack.rules.iter().zip(before) {
        let (severity, title) = (rule.info.severity, rule.info.title.as_str());
        match rule.info.id.as_str() {
            "bucket_open" => assert_eq!((severity, title), (Severity::Medium, "Open bucket (SEC-12)")),
            "bucket_versions" => assert_eq!((severity, title), (Severity::Medium, "bucket_versions")),
            _ => assert_eq!((severity, &rule.info.hash), (rule.header.severity, &before)),
        }
    }
}

#[test]
fn what_is_true_of_no_rule_is_refused() {
    let refused = |toml: &str| {
        let errors = config(toml).or(RECOMMENDED).apply(&mut pack()).unwrap_err();
        errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
    };
    for (toml, expect) in [
        (
            "profile = 'recomended'",
            "there is no profile `recomended`: did you mean `recommended`?",
        ),
        (
            "profile = 'x'",
            "there is no profile `x`: one of cis_aws_7.0, recommended, strict",
        ),
        (
            "disable = ['bucket_opne']",
            "in the config's `[rules]`: `bucket_opne` is true of no rule: did you mean `bucket_open`?",
        ),
        (
            "enable = ['framework:cis_aws_8.0']",
            "`framework:cis_aws_8.0` is true of no rule: did you mean `cis_aws_7.0`?",
        ),
        ("enable = ['area:s4']", "did you mean `s3`?"),
        (
            "override = [{rule = 'bucket_*', title = 'x'}]",
            "a title for `bucket_*`, which is true of 2 rules: write the id of one rule",
        ),
    ] {
        assert!(refused(toml).contains(expect), "{toml}: {}", refused(toml));
    }
    let problems = |toml: &str| toml::from_str::<Config>(toml).unwrap().validate().unwrap_err()[0].to_string();
    assert_eq!(
        problems("enable = ['severity:hihg']"),
        "`rules.enable` `hihg` is no severity: one of informational, low, medium, high, critical"
    );
    assert!(problems("disable = ['team:shop']").contains("there is no choice by `team`"));
    assert_eq!(stale(&pack()), []);
}

#[test]
fn a_profile_says_why() {
    let error = Profile::read(Path::new("profiles/p.tsv"), "# p\nbucket_open\n").unwrap_err();
    assert_eq!(
        error.to_string(),
        "profiles/p.tsv:2: the line does not say why: write the rule, a tabulator and why it is in the profile"
    );
}

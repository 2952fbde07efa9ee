//! One fault, one finding: what the built-in families make of records that people post first.

#![cfg(test)]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use evaluate::engine::Detail;

use evaluate::life::{self, Terms};
use evaluate::selection::{self, Config, RECOMMENDED, STRICT};
use evaluate::{Engine, Judge, Pack, family};
use schemas::{Clock, Severity, Verdict};

/// 2026-11-01
const NOW: i64 = 1_793_491_200_000;

fn pack() -> Pack {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules");
    Pack::load(&[rules], &BTreeMap::new()).unwrap()
}

/// The rules as a profile tells them.
fn of(profile: &str) -> Pack {
    let mut pack = pack();
    let config = Config {
        profile: Some(profile.to_owned()),
        ..Config::default()
    };
    config.validate().unwrap().apply(&mut pack).unwrap();
    pack
}

fn judge(profile: &str) -> Judge {
    Judge::new(Arc::new(Engine::new(&of(profile), Clock::fixed(NOW)).unwrap()))
}

/// Of a record the rules that are told, and how many fail.
fn told(judge: &Judge, name: &str, record: &str) -> (Vec<String>, usize) {
    let decoded = ingest::decode(record.as_bytes(), &ingest::Hints::named(name), &[], NOW);
    assert!(decoded.rejected.is_empty(), "{name}");
    let change = &decoded.changes[0].change;
    let judgements = judge.judge(&[change], Detail::Findings).concat();
    let find = |id: &str| judge.engine().rule(id).map(Arc::clone);
    let terms = Terms {
        exceptions: &[],
        rule_of: &find,
        leaders_of: &|id| judge.engine().leaders(id),
        is_told: &|id| judge.engine().is_told(id),
        again: None,
    };
    let mut failing = life::alone(change, &judgements, &terms);
    failing.retain(|alone| alone.finding.verdict == Verdict::Fail);
    let told = failing.iter().filter(|alone| alone.told_in.is_none());
    let told = told.map(|alone| alone.finding.rule.id.clone()).collect();
    (told, failing.len())
}

#[test]
fn one_fault_is_one_finding() {
    let judge = judge(STRICT);
    let (of_role, failing) = told(&judge, "role.json", ROLE);
    assert_eq!(of_role, ["k8s_role_wildcard_resources"]);
    assert!(failing > 10, "{failing} rules see the fault");
    let (of_group, failing) = told(&judge, "group.json", GROUP);
    assert_eq!(of_group, ["aws_ec2_security_group_ssh_open"]);
    assert!(failing > 3, "{failing} rules see the fault");
    let (of_deployment, failing) = told(&judge, "deployment.json", DEPLOYMENT);
    assert!(of_deployment.len() <= 14, "{of_deployment:?}");
    assert!(failing > 20, "{failing} rules see the faults");
}

#[test]
fn the_recommended_profile_tells_what_a_soc_acts_on() {
    let judge = judge(RECOMMENDED);
    assert_eq!(told(&judge, "role.json", ROLE).0, ["k8s_role_wildcard_resources"]);
    assert_eq!(told(&judge, "group.json", GROUP).0, ["aws_ec2_security_group_ssh_open"]);
    let (of_deployment, _) = told(&judge, "deployment.json", DEPLOYMENT);
    assert!(of_deployment.len() <= 8, "{of_deployment:?}");
    let (of_bucket, _) = told(&judge, "bucket.json", BUCKET);
    assert!(of_bucket.is_empty(), "good form alone is no finding: {of_bucket:?}");
}

#[test]
fn profiles_name_rules_that_exist() {
    let stale = selection::stale(&pack());
    assert!(stale.is_empty(), "{stale:?}");
    let recommended = of(RECOMMENDED);
    let told: Vec<_> = recommended.rules.iter().filter(|rule| rule.is_told).collect();
    assert!((250..=400).contains(&told.len()), "{}", told.len());
    let urgent = recommended
        .rules
        .iter()
        .filter(|rule| rule.info.severity >= Severity::High);
    assert!(
        urgent.into_iter().all(|rule| rule.is_told),
        "critical and high are told"
    );
    assert!(of(STRICT).rules.iter().all(|rule| rule.is_told));
    assert!(
        of("cis_aws_7.0")
            .rules
            .iter()
            .all(|rule| rule.is_told == rule.info.frameworks.contains_key("cis_aws_7.0"))
    );
}

#[test]
fn leaders_are_rules_and_nobody_leads_himself() {
    let rules = pack().rules;
    let mistakes = [family::missing(&rules), family::circles(&rules)].concat();
    assert!(mistakes.is_empty(), "{mistakes:?}");
}

/// A role that may do everything.
const ROLE: &str = r#"{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRole","metadata":{"name":"all"},
    "rules":[{"apiGroups":["*"],"resources":["*"],"verbs":["*"]}]}"#;

/// A security group with SSH open to everybody.
const GROUP: &str = r#"{"SecurityGroups":[{"GroupId":"sg-1","GroupName":"web","Description":"web","VpcId":"vpc-1",
    "OwnerId":"111122223333","IpPermissionsEgress":[],"IpPermissions":[{"IpProtocol":"tcp","FromPort":22,"ToPort":22,
    "IpRanges":[{"CidrIp":"0.0.0.0/0","Description":"ssh"}],"Ipv6Ranges":[],"UserIdGroupPairs":[],"PrefixListIds":[]}]}]}"#;

/// What `kubectl create deployment nginx --image=nginx --replicas=2 --port=80` makes.
const DEPLOYMENT: &str = r#"{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"nginx","namespace":"shop"},
    "spec":{"replicas":2,"template":{"metadata":{"labels":{"app":"nginx"}},
    "spec":{"containers":[{"name":"nginx","image":"nginx","ports":[{"containerPort":80}]}]}}}}"#;

/// A bucket with nothing but its name, in a template.
const BUCKET: &str = r#"{"Resources":{"Logs":{"Type":"AWS::S3::Bucket","Properties":{}}}}"#;

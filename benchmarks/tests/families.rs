//! One fault, one finding: what the built-in families make of records that people post first.

#![cfg(test)]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use evaluate::engine::Detail;

use evaluate::life::{self, Terms};
use evaluate::{Engine, Judge, Pack, family};
use schemas::{Clock, Verdict};

/// 2026-11-01
const NOW: i64 = 1_793_491_200_000;

fn pack() -> Pack {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules");
    Pack::load(&[rules], &BTreeMap::new()).unwrap()
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
    };
    let mut failing = life::alone(change, &judgements, &terms);
    failing.retain(|alone| alone.finding.verdict == Verdict::Fail);
    let told = failing.iter().filter(|alone| alone.told_in.is_none());
    let told = told.map(|alone| alone.finding.rule.id.clone()).collect();
    (told, failing.len())
}

#[test]
fn one_fault_is_one_finding() {
    let judge = Judge::new(Arc::new(Engine::new(&pack(), Clock::fixed(NOW)).unwrap()));
    let role = r#"{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRole","metadata":{"name":"all"},
        "rules":[{"apiGroups":["*"],"resources":["*"],"verbs":["*"]}]}"#;
    let (of_role, failing) = told(&judge, "role.json", role);
    assert_eq!(of_role, ["k8s_role_wildcard_resources"]);
    assert!(failing > 10, "{failing} rules see the fault");

    let group = r#"{"SecurityGroups":[{"GroupId":"sg-1","GroupName":"web","Description":"web","VpcId":"vpc-1",
        "OwnerId":"111122223333","IpPermissionsEgress":[],"IpPermissions":[{"IpProtocol":"tcp","FromPort":22,"ToPort":22,
        "IpRanges":[{"CidrIp":"0.0.0.0/0","Description":"ssh"}],"Ipv6Ranges":[],"UserIdGroupPairs":[],"PrefixListIds":[]}]}]}"#;
    let (of_group, failing) = told(&judge, "group.json", group);
    assert_eq!(of_group, ["aws_ec2_security_group_ssh_open"]);
    assert!(failing > 3, "{failing} rules see the fault");

    let deployment = r#"{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"nginx","namespace":"shop"},
        "spec":{"replicas":2,"template":{"metadata":{"labels":{"app":"nginx"}},
        "spec":{"containers":[{"name":"nginx","image":"nginx","ports":[{"containerPort":80}]}]}}}}"#;
    let (of_deployment, failing) = told(&judge, "deployment.json", deployment);
    assert!(of_deployment.len() <= 14, "{of_deployment:?}");
    assert!(failing > 20, "{failing} rules see the faults");
}

#[test]
fn leaders_are_rules_and_nobody_leads_himself() {
    let rules = pack().rules;
    let mistakes = [family::missing(&rules), family::circles(&rules)].concat();
    assert!(mistakes.is_empty(), "{mistakes:?}");
}

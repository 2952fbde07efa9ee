//! The language by example: the table and the rule of the design's trial, over two shapes, with the three values that plain
//! DataFusion gave; and a rule of each form that cannot be an expression.

use crate::fixture::{self, change, judge, verdict};
use schemas::Verdict::{Fail, Pass, Unknown};

const TABLE: &str = r"/* Security groups. */
CREATE VIEW aws_security_group AS
SELECT resource_uid, shape, configuration->>'groupName' AS name,
  array_transform(json_get_array(configuration, 'ipPermissions'), lambda p : named_struct(
    'protocol', p->>'ipProtocol', 'from_port', json_get_int(p, 'fromPort'), 'to_port', json_get_int(p, 'toPort'),
    'cidrs', array_transform(json_get_array(p, 'ipv4Ranges'), lambda r : r->>'cidrIp'))) AS ingress
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::EC2::SecurityGroup'
UNION ALL BY NAME
SELECT resource_uid, shape, configuration->>'name' AS name,
  array_transform(json_get_array(configuration, 'ingress'), lambda p : named_struct(
    'protocol', p->>'protocol', 'from_port', json_get_int(p, 'from_port'), 'to_port', json_get_int(p, 'to_port'),
    'cidrs', json_texts(p, 'cidr_blocks'))) AS ingress
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_security_group'
";

const RULE: &str = r"
SELECT name, ingress FROM aws_security_group
WHERE any_match(ingress, lambda p :
  any_match(p['cidrs'], lambda c : c IN ('0.0.0.0/0', '::/0'))
  AND (p['protocol'] = '-1' OR (p['from_port'] <= 22 AND p['to_port'] >= 22)))
";

fn check(shape: &str, configuration: &str, expect: Option<schemas::Verdict>) {
    let resource_type = if shape == "terraform" {
        "aws_security_group"
    } else {
        "AWS::EC2::SecurityGroup"
    };
    let judge = judge(&[("aws_security_group", TABLE)], &[("open", RULE)]);
    assert_eq!(
        verdict(&judge, &change(shape, resource_type, configuration)),
        expect,
        "{shape} {configuration}"
    );
}

#[test]
fn kleenes_three_values() {
    for (configuration, expect) in [
        (
            r#"{"ipPermissions":[{"ipProtocol":"tcp","fromPort":20,"toPort":30,"ipv4Ranges":[{"cidrIp":"0.0.0.0/0"}]}]}"#,
            Fail,
        ),
        (
            r#"{"ipPermissions":[{"ipProtocol":"tcp","fromPort":22,"toPort":22,"ipv4Ranges":[{"cidrIp":"10.0.0.0/8"}]},
                {"ipProtocol":"tcp","fromPort":443,"toPort":443,"ipv4Ranges":[{"cidrIp":"0.0.0.0/0"}]}]}"#,
            Pass,
        ),
        (
            r#"{"ipPermissions":[{"ipProtocol":"-1","ipv4Ranges":[{"cidrIp":"0.0.0.0/0"}]}]}"#,
            Fail,
        ),
        (
            r#"{"ipPermissions":[{"ipProtocol":"tcp","ipv4Ranges":[{"cidrIp":"0.0.0.0/0"}]}]}"#,
            Unknown,
        ),
        (r#"{"ipPermissions":[]}"#, Pass),
        ("{}", Unknown),
        (
            r#"{"ipPermissions":[{"ipProtocol":"tcp","fromPort":22,"toPort":22}]}"#,
            Unknown,
        ),
        (r#"{"ipPermissions":[null]}"#, Unknown),
        (r#"{"ipPermissions":{"$unknown":"after apply"}}"#, Unknown),
        (r#"{"ipPermissions":"22"}"#, Unknown),
    ] {
        check("aws_config", configuration, Some(expect));
    }
    let open =
        r#"{"ingress":[{"protocol":"tcp","from_port":0,"to_port":65535,"cidr_blocks":["10.0.0.0/8","0.0.0.0/0"]}]}"#;
    check("terraform", open, Some(Fail));
    check("aws_api", open, None);
}

#[test]
fn rules_share_computed_columns_whatever_their_order() {
    // Many rules over one table: each adds columns behind those of the others, and lambdas must still find their element.
    let rules = [
        ("a", RULE),
        ("b", "SELECT name FROM aws_security_group WHERE name = 'default'"),
        (
            "c",
            "SELECT name FROM aws_security_group WHERE all_match(ingress, lambda p : p['protocol'] = 'udp')",
        ),
        (
            "d",
            "SELECT coalesce(name, 'none') AS name FROM aws_security_group WHERE coalesce(array_length(ingress), 0) = 0",
        ),
    ];
    let judge = judge(&[("aws_security_group", TABLE)], &rules);
    let record = change(
        "aws_config",
        "AWS::EC2::SecurityGroup",
        r#"{"groupName":"default","ipPermissions":[{"ipProtocol":"-1","ipv4Ranges":[{"cidrIp":"0.0.0.0/0"}]}]}"#,
    );
    let judged = fixture::verdicts(&judge, &record);
    assert_eq!(
        judged,
        [("a", Fail), ("b", Fail), ("c", Pass), ("d", Pass)].map(|(id, verdict)| (id.to_owned(), verdict))
    );
}

#[test]
fn tables_over_tables_are_computed_once() {
    let inner = "/* inner */ CREATE VIEW inner_table AS SELECT resource_uid, configuration -> 'spec' AS spec FROM changes WHERE shape = 'kubernetes'";
    let outer = "/* outer */ CREATE VIEW outer_table AS SELECT resource_uid, array_transform(json_get_array(spec, 'containers'), lambda c : named_struct('image', c->>'image')) AS containers FROM inner_table WHERE spec IS NOT NULL";
    let rule = "SELECT containers FROM outer_table WHERE any_match(containers, lambda c : c['image'] LIKE '%:latest')";
    let judge = judge(
        &[("outer_table", outer), ("inner_table", inner)],
        &[("latest", rule), ("latest_too", rule)],
    );
    let pod = change("kubernetes", "Pod", r#"{"spec":{"containers":[{"image":"a:latest"}]}}"#);
    assert_eq!(
        fixture::verdicts(&judge, &pod)
            .iter()
            .map(|(_, verdict)| *verdict)
            .collect::<Vec<_>>(),
        [Fail, Fail]
    );
    assert_eq!(verdict(&judge, &change("kubernetes", "ConfigMap", "{}")), None);
}

#[test]
fn what_is_no_expression_runs_as_a_plan() {
    let table = "/* buckets */ CREATE VIEW bucket AS SELECT resource_uid, configuration FROM changes WHERE resource_type = 'bucket'";
    let unnested = "SELECT resource_uid, count(*) AS open FROM (SELECT resource_uid, unnest(json_texts(configuration, 'ranges')) AS range FROM bucket) WHERE cidr_is_any(range) GROUP BY resource_uid HAVING count(*) > 1";
    let judge = judge(&[("bucket", table)], &[("twice", unnested)]);
    let bucket = |ranges: &str| change("custom", "bucket", &format!(r#"{{"ranges":{ranges}}}"#));
    assert_eq!(verdict(&judge, &bucket(r#"["0.0.0.0/0","::/0"]"#)), Some(Fail));
    assert_eq!(verdict(&judge, &bucket(r#"["0.0.0.0/0"]"#)), Some(Pass));
}

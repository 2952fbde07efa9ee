//! Conditions that fix a caller, and conditions that do not.

use super::*;

fn check(condition: &str, expect: Option<bool>) {
    let condition: Value = serde_json::from_str(condition).unwrap();
    assert_eq!(limits(&condition, &fixes_caller), expect, "{condition}");
}

#[test]
fn values_with_wildcards_and_variables_fix_nobody() {
    for (key, value, expect) in [
        ("aws:sourcevpc", "vpc-*", false),
        ("aws:sourcevpc", "vpc-0a1b2c3d", true),
        ("aws:sourcevpce", "vpce-??", false),
        ("aws:sourcevpce", "${aws:SourceVpce}", false),
        ("aws:principalorgid", "o-*", false),
        ("aws:principalorgid", "o-a1b2c3", true),
        ("aws:sourceaccount", "12345678901*", false),
        ("aws:sourceaccount", "${aws:PrincipalAccount}", false),
        ("aws:sourcearn", "arn:aws:s3:::*-logs", false),
        ("aws:sourcearn", "arn:aws:s3:::logs", true),
        ("aws:sourcearn", "arn:aws:s3:*:*:logs", true),
        ("aws:sourcearn", "arn:aws:s3:*:*:*-logs", false),
        ("aws:sourcearn", "arn:aws:sns:*:*:topic", false),
        ("aws:sourcearn", "arn:aws:sns:eu-west-1:123456789012:*", true),
        ("aws:sourcearn", "arn:aws:sns:eu-west-1:*:topic", false),
        (
            "aws:sourcearn",
            "arn:aws:sns:eu-west-1:${aws:PrincipalAccount}:topic",
            false,
        ),
        ("aws:sourcearn", "arn:aws:*", false),
        ("aws:sourcearn", "", false),
        ("aws:sourcearn", "arn:aws:sns:eu-west-1:${AWS::AccountId}:topic", true),
        ("aws:sourcevpce", "ref:Endpoint", true),
        ("aws:userid", "AROAEXAMPLE:*", true),
        ("aws:userid", "*:session", false),
        ("aws:userid", "AROA*", false),
        ("aws:principalorgpaths", "o-a1b2c3/*", true),
        ("aws:principalorgpaths", "o-*/r-ab12/*", false),
        ("aws:username", "alice", false),
        ("aws:vpcsourceip", "10.0.0.1", false),
        (
            "s3:dataaccesspointarn",
            "arn:aws:s3:eu-west-1:123456789012:accesspoint/*",
            true,
        ),
        (
            "s3:x-amz-server-side-encryption-aws-kms-key-id",
            "arn:aws:kms:eu-west-1:123456789012:key/1234abcd",
            true,
        ),
        ("kms:viaservice", "s3.eu-west-1.amazonaws.com", false),
    ] {
        for operator in ["stringlike", "foranyvalue:stringlike", "arnlike"] {
            check(&format!(r#"{{"{operator}": {{"{key}": "{value}"}}}}"#), Some(expect));
        }
    }
}

#[test]
fn ranges_are_read_together() {
    for (ranges, expect) in [
        (r#"["0.0.0.0/1", "128.0.0.0/1"]"#, false),
        (r#""0.0.0.0/1""#, false),
        (r#"["11.0.0.0/8", "12.0.0.0/8"]"#, false),
        (r#""11.0.0.0/8""#, true),
        (r#"["10.0.0.0/8", "192.168.0.0/16"]"#, true),
        (r#""2a00::/12""#, false),
        (r#""2a00:1234::/32""#, true),
    ] {
        check(
            &format!(r#"{{"ipaddress": {{"aws:sourceip": {ranges}}}}}"#),
            Some(expect),
        );
    }
}

#[test]
fn a_key_that_may_be_absent_limits_only_where_it_is_asked_for() {
    let lax = r#""stringequalsifexists": {"aws:sourcevpce": "vpce-1"}"#;
    check(&format!("{{{lax}}}"), Some(false));
    check(
        &format!(r#"{{{lax}, "null": {{"aws:sourcevpce": "false"}}}}"#),
        Some(true),
    );
    check(
        &format!(r#"{{{lax}, "null": {{"aws:sourcevpce": "true"}}}}"#),
        Some(false),
    );
    check(
        &format!(r#"{{{lax}, "null": {{"aws:sourcevpc": false}}}}"#),
        Some(false),
    );
}

#[test]
fn a_deny_may_spare_several() {
    let check = |condition: &str, expect: Option<bool>| {
        let condition: Value = serde_json::from_str(condition).unwrap();
        assert_eq!(spares_only_fixed(&condition, &fixes_caller), expect, "{condition}");
    };
    let organization = r#""stringnotequalsifexists": {"aws:principalorgid": "o-1"}"#;
    check(&format!("{{{organization}}}"), Some(true));
    let service = r#""boolifexists": {"aws:principalisawsservice": "false"}"#;
    check(&format!("{{{organization}, {service}}}"), Some(true));
    check(
        &format!(r#"{{{organization}, "bool": {{"aws:viaawsservice": "false"}}}}"#),
        Some(false),
    );
    check(r#"{"stringnotlike": {"aws:principalorgid": "o-*"}}"#, Some(false));
    check(r#"{"stringnotequals": {"aws:sourcevpce": {"$unknown": "ref"}}}"#, None);
}

#[test]
fn accounts_are_named_alone_or_in_an_arn() {
    for (condition, expect) in [
        (
            r#"{"stringequals": {"s3:dataaccesspointaccount": "111122223333"}}"#,
            Some(vec![Some("111122223333")]),
        ),
        (
            r#"{"stringequals": {"aws:sourceaccount": ["111122223333", "ref:Other"]}}"#,
            Some(vec![Some("111122223333"), None]),
        ),
        (
            r#"{"arnlike": {"aws:principalarn": "arn:aws:iam::111122223333:role/*"}}"#,
            Some(vec![Some("111122223333")]),
        ),
        (r#"{"arnlike": {"aws:sourcearn": "arn:aws:s3:::bucket"}}"#, None),
        (r#"{"stringlike": {"aws:sourceaccount": "*"}}"#, None),
        (
            r#"{"stringequalsifexists": {"aws:sourceaccount": "111122223333"}}"#,
            None,
        ),
        (r#"{"stringequals": {"aws:principalorgid": "o-1"}}"#, None),
    ] {
        let condition: Value = serde_json::from_str(condition).unwrap();
        let found = accounts(&condition);
        let found: Option<Vec<Option<&str>>> = found
            .as_ref()
            .map(|found| found.iter().map(|account| account.as_deref()).collect());
        assert_eq!(found, expect, "{condition}");
    }
}

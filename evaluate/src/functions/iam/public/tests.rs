//! Policies that are public and policies that are not.

use super::*;
use crate::functions::iam::statement::parse;

fn check(statements: &str, expect: Option<bool>) {
    let policy = format!(r#"{{"Version": "2012-10-17", "Statement": {statements}}}"#);
    let parsed = parse(&policy);
    assert!(parsed.is_some(), "{statements}");
    assert_eq!(parsed.and_then(|policy| is_public(&policy)), expect, "{statements}");
}

#[test]
fn everybody_without_a_condition_is_public() {
    check(
        r#"{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"}"#,
        Some(true),
    );
    check(
        r#"[{"Effect": "Allow", "Principal": {"AWS": ["*"]}, "Action": "*", "Resource": "*"}]"#,
        Some(true),
    );
    check(
        r#"[{"Effect": "Allow", "NotPrincipal": {"AWS": "123456789012"}, "Action": "*", "Resource": "*"}]"#,
        Some(true),
    );
    check(
        r#"[{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*"}]"#,
        Some(false),
    );
    check(
        r#"[{"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}, "Action": "*"}]"#,
        Some(false),
    );
    check(r#"[{"Effect": "Deny", "Principal": "*", "Action": "*"}]"#, Some(false));
    check("[]", Some(false));
}

#[test]
fn conditions_that_fix_the_caller_close_it() {
    let with = |condition: &str| {
        format!(
            r#"[{{"Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": {condition}}}]"#
        )
    };
    for (condition, expect) in [
        (r#"{"StringEquals": {"aws:PrincipalOrgID": "o-1"}}"#, Some(false)),
        (r#"{"StringEquals": {"AWS:SourceOwner": "123456789012"}}"#, Some(false)),
        (r#"{"ArnLike": {"aws:SourceArn": "arn:aws:s3:::bucket"}}"#, Some(false)),
        (r#"{"ArnLike": {"aws:SourceArn": "arn:aws:iam::*:role/x"}}"#, Some(true)),
        (r#"{"StringLike": {"aws:PrincipalArn": "*"}}"#, Some(true)),
        (
            r#"{"IpAddress": {"aws:SourceIp": ["10.0.0.0/8", "0.0.0.0/0"]}}"#,
            Some(true),
        ),
        (r#"{"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}"#, Some(false)),
        (r#"{"Bool": {"aws:SecureTransport": "true"}}"#, Some(true)),
        (r#"{"StringNotEquals": {"aws:SourceVpce": "vpce-1"}}"#, Some(true)),
        (r#"{"StringEqualsIfExists": {"aws:SourceVpce": "vpce-1"}}"#, Some(true)),
        (r#"{"StringEquals": {"aws:SourceVpce": {"$unknown": "ref"}}}"#, None),
        (r#"{"StringEquals": {"$unknown": "ref"}}"#, None),
        (
            r#"{"StringEqualsIfExists": {"aws:SourceVpce": "vpce-1"}, "Null": {"$unknown": "ref"}}"#,
            None,
        ),
        (r#"{"$unknown": "ref"}"#, None),
    ] {
        check(&with(condition), expect);
    }
}

#[test]
fn a_deny_takes_back_what_it_covers() {
    let policy = |deny: &str| {
        format!(
            r#"[{{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"}},
                {{"Effect": "Deny", "Principal": "*", {deny}}}]"#
        )
    };
    let all = r#""Action": "s3:*", "Resource": ["arn:aws:s3:::b", "arn:aws:s3:::b/*"]"#;
    check(&policy(all), Some(false));
    check(&policy(r#""Action": "s3:Put*", "Resource": "*""#), Some(true));
    let with = |condition: &str| policy(&format!(r#"{all}, "Condition": {condition}"#));
    check(&with(r#"{"Bool": {"aws:SecureTransport": "false"}}"#), Some(true));
    check(
        &with(r#"{"StringNotEquals": {"aws:SourceVpce": "vpce-1"}}"#),
        Some(false),
    );
    check(
        &with(r#"{"StringNotEquals": {"aws:SourceVpce": "vpce-1"}, "Bool": {"aws:ViaAWSService": "false"}}"#),
        Some(true),
    );
}

#[test]
fn what_is_not_known_is_neither() {
    check(
        r#"[{"Effect": "Allow", "Principal": {"$unknown": "ref"}, "Action": "*"}]"#,
        None,
    );
    check(r#"[{"$unknown": "ref"}]"#, None);
    check(
        r#"[{"$unknown": "ref"}, {"Effect": "Allow", "Principal": "*", "Action": "*"}]"#,
        None,
    );
    assert!(parse(r#"{"Statement": {"$unknown": "x"}}"#).is_none());
    assert!(parse("not json").is_none());
}

const GITHUB: &str = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";

/// Provider, condition, whether anybody comes in, whether any subject does.
const PROVIDERS: [(&str, &str, bool, bool); 15] = [
    (
        GITHUB,
        r#"{"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"}}"#,
        true,
        true,
    ),
    (
        GITHUB,
        r#"{"StringLike": {"token.actions.githubusercontent.com:sub": "repo:octo-org/*"}}"#,
        false,
        false,
    ),
    (
        GITHUB,
        r#"{"stringlike": {"Token.Actions.GithubUserContent.com:SUB": "repo:octo-org/*"}}"#,
        false,
        false,
    ),
    (
        GITHUB,
        r#"{"StringLike": {"token.actions.githubusercontent.com:sub": ["repo:octo-org/*", "repo:*"]}}"#,
        true,
        true,
    ),
    (
        GITHUB,
        r#"{"ForAllValues:StringLike": {"token.actions.githubusercontent.com:sub": "repo:octo-org/*"}}"#,
        true,
        true,
    ),
    (
        GITHUB,
        r#"{"StringEquals": {"gitlab.com:sub": "project_path:group/x"}}"#,
        true,
        true,
    ),
    (
        "arn:aws:iam::123456789012:oidc-provider/app.terraform.io",
        r#"{"StringLike": {"app.terraform.io:sub": "organization:*"}}"#,
        true,
        true,
    ),
    (
        "arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A",
        "{}",
        false,
        false,
    ),
    ("arn:aws:iam::123456789012:saml-provider/idp", "{}", false, false),
    ("graph.facebook.com", "{}", true, true),
    (
        "graph.facebook.com",
        r#"{"StringEquals": {"graph.facebook.com:app_id": "1234"}}"#,
        false,
        true,
    ),
    (
        "cognito-identity.amazonaws.com",
        r#"{"StringEquals": {"cognito-identity.amazonaws.com:aud": "eu-west-1:1234"}}"#,
        false,
        false,
    ),
    (
        "cognito-identity.amazonaws.com",
        r#"{"ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}"#,
        true,
        true,
    ),
    (
        "accounts.google.com",
        r#"{"StringEquals": {"accounts.google.com:aud": "1234"}}"#,
        false,
        true,
    ),
    (
        "accounts.google.com",
        r#"{"StringEquals": {"accounts.google.com:sub": "1234"}}"#,
        false,
        false,
    ),
];

#[test]
fn a_provider_that_signs_for_everyone_is_everybody_without_a_subject() {
    let both = |provider: &str, condition: &str| {
        let policy = format!(
            r#"{{"Statement": {{"Effect": "Allow", "Principal": {{"Federated": "{provider}"}}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {condition}}}}}"#
        );
        let policy = parse(&policy).unwrap();
        (is_public(&policy), any_subject(&policy))
    };
    for (provider, condition, public, any) in PROVIDERS {
        assert_eq!(
            both(provider, condition),
            (Some(public), Some(any)),
            "{provider} {condition}"
        );
    }
    let unknown = r#"{"StringLike": {"token.actions.githubusercontent.com:sub": {"$unknown": "ref"}}}"#;
    assert_eq!(both(GITHUB, unknown), (None, None));
}

#[test]
fn a_deny_for_all_but_the_named_takes_back() {
    let policy = |deny: &str| {
        format!(
            r#"[{{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"}},
                {{"Effect": "Deny", "NotPrincipal": {deny}, "Action": "s3:*", "Resource": "*"}}]"#
        )
    };
    check(&policy(r#"{"AWS": "arn:aws:iam::123456789012:root"}"#), Some(false));
    check(&policy(r#""*""#), Some(true));
}

#[test]
fn a_denial_that_is_not_known_may_close_it() {
    let with = |denied: &str| {
        format!(
            r#"[{{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"}}, {denied}]"#
        )
    };
    for (denied, expect) in [
        (
            r#"{"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*"}"#,
            Some(false),
        ),
        (
            r#"{"Effect": {"$unknown": "ref"}, "Principal": "*", "Action": "*", "Resource": "*"}"#,
            None,
        ),
        (
            r#"{"Effect": "Deny", "Principal": {"$unknown": "ref"}, "Action": "*", "Resource": "*"}"#,
            None,
        ),
        (
            r#"{"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": [{"$unknown": "ref"}]}"#,
            None,
        ),
        (
            r#"{"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*", "Condition": {"StringNotEquals": {"$unknown": "ref"}}}"#,
            None,
        ),
        // Of another action, whatever its resource is.
        (
            r#"{"Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": {"$unknown": "ref"}}"#,
            Some(true),
        ),
    ] {
        check(&with(denied), expect);
    }
}

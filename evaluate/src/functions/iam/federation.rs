//! Identity providers that sign for everyone: whoever has an account there gets a token, so that only the subject says who comes.
//! Sources: IAM User Guide, "Identity-provider controls for shared OIDC providers" and "Creating a role for OpenID Connect federation".

use serde_json::Value;

use super::condition::{fixes_claim, is_closed, without_variables};

/// Issuers that serve all their customers under one name, in lower case, with the claims that fix a customer.
const SHARED: [(&str, &[&str]); 17] = [
    (
        "token.actions.githubusercontent.com",
        &[
            "sub",
            "repository",
            "repository_id",
            "repository_owner",
            "repository_owner_id",
            "job_workflow_ref",
            "enterprise",
            "enterprise_id",
        ],
    ),
    ("vstoken.actions.githubusercontent.com", &["sub"]),
    ("oidc-configuration.audit-log.githubusercontent.com", &["sub"]),
    ("gitlab.com", &["sub"]),
    ("app.terraform.io", &["sub"]),
    ("app.eu.terraform.io", &["sub"]),
    ("agent.buildkite.com", &["sub"]),
    ("api.pulumi.com/oidc", &["sub"]),
    ("oidc.codefresh.io", &["sub"]),
    ("oidc.vercel.com", &["sub"]),
    ("proidc.upbound.io", &["sub"]),
    ("scalr.io", &["sub"]),
    ("studio.datachain.ai/api", &["sub"]),
    ("accounts.google.com", &["sub"]),
    ("graph.facebook.com", &["sub", "id"]),
    ("www.amazon.com", &["sub", "user_id"]),
    ("cognito-identity.amazonaws.com", &["sub", "aud"]),
];

/// Claims that fix the application which people log in to.
const APPLICATION: [&str; 3] = ["aud", "app_id", "oaud"];

/// Issuers with which people log in to applications, which AWS knows by name.
const APPLICATIONS: [&str; 3] = ["accounts.google.com", "graph.facebook.com", "www.amazon.com"];

/// What a trust must fix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Who comes.
    Subject,
    /// Who comes, or the application that they log in to.
    SubjectOrApplication,
}

/// The issuer of a federated principal (`Federated:…`) if it signs for everyone.
pub fn shared_issuer(principal: &str) -> Option<&'static str> {
    let name = principal.strip_prefix("Federated:")?;
    let name = name.split_once(":oidc-provider/").map_or(name, |(_, issuer)| issuer);
    let name = name.trim_end_matches('/');
    let mut issuers = SHARED.iter().map(|(issuer, _)| *issuer);
    issuers.find(|issuer| issuer.eq_ignore_ascii_case(name))
}

/// Whether a test fixes what is wanted of an issuer's token.
pub fn fixes(issuer: &str, wanted: Wanted, operator: &str, key: &str, values: &Value) -> Option<bool> {
    let claim = key.strip_prefix(issuer).and_then(|claim| claim.strip_prefix(':'));
    let Some(claim) = claim else { return Some(false) };
    let application = wanted == Wanted::SubjectOrApplication && APPLICATIONS.contains(&issuer);
    if application && APPLICATION.contains(&claim) {
        return fixes_claim(operator, values, is_closed);
    }
    let known = SHARED.iter().find(|(name, _)| *name == issuer);
    if !known.is_some_and(|(_, claims)| claims.contains(&claim)) {
        return Some(false);
    }
    fixes_claim(operator, values, names_owner)
}

/// Whether a subject is fixed as far as its owner: `repo:octo-org/*`, `organization:acme:*`, `project_path:group/*`, an identifier.
fn names_owner(subject: &str) -> bool {
    let subject = without_variables(subject);
    match subject.split_once(':') {
        Some((kind, rest)) => is_closed(kind) && rest.split([':', '/']).next().is_some_and(is_closed),
        None => subject.split('/').next().is_some_and(is_closed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn owners_are_what_stands_before_the_first_wildcard() {
        for (subject, expect) in [
            ("repo:octo-org/octo-repo:ref:refs/heads/main", true),
            ("repo:octo-org/*", true),
            ("repo:octo-org*/x:*", false),
            ("repo:*/octo-repo:*", false),
            ("repo:*", false),
            ("*", false),
            ("*:octo-org/x", false),
            ("organization:acme:project:*:workspace:*:run_phase:*", true),
            ("organization:*:project:p", false),
            ("project_path:group/*:ref_type:branch:ref:main", true),
            ("112233445566778899", true),
            ("eu-west-1:12345678-dead-beef", true),
            ("${aws:username}", false),
        ] {
            assert_eq!(names_owner(subject), expect, "{subject}");
        }
    }

    #[test]
    fn issuers_of_one_customer_are_not_shared() {
        let arn = |issuer: &str| format!("Federated:arn:aws:iam::123456789012:oidc-provider/{issuer}");
        for (issuer, expect) in [
            ("token.actions.githubusercontent.com", true),
            ("token.actions.githubusercontent.com/octo-enterprise", false),
            ("oidc.eks.eu-west-1.amazonaws.com/id/ABC", false),
            ("oidc.circleci.com/org/1", false),
            ("gitlab.com", true),
            ("gitlab.example.com", false),
        ] {
            assert_eq!(shared_issuer(&arn(issuer)).is_some(), expect, "{issuer}");
        }
        assert!(shared_issuer("Federated:graph.facebook.com").is_some());
        assert!(shared_issuer("AWS:gitlab.com").is_none());
    }
}

//! Who we are at brokers that ask for a token (SASL OAUTHBEARER, RFC 7628): client credentials of OAuth 2.0 (RFC 6749, section 4.4), or on
//! Amazon MSK the identity of the machine. Pure.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::property::Property;
use crate::config::{Problem, Secret};

/// Client credentials, or the region of Amazon MSK: tokens are asked for, and renewed before they end. With it `sasl.mechanism` is
/// OAUTHBEARER, and `security.protocol` SASL_SSL unless `properties` say otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Oauth {
    /// Where tokens are asked for: `https://login.example.com/oauth2/token`.
    pub token_url: Option<String>,
    /// The client's id.
    pub client_id: Option<String>,
    /// The client's secret.
    pub client_secret: Option<Secret>,
    /// What the token is for; Entra ID wants `https://NAMESPACE.servicebus.windows.net/.default`.
    pub scope: Option<String>,
    /// In place of all these, for Amazon MSK with IAM: the clusters' region. Tokens are signed with the credentials that AWS gives the machine.
    pub aws_region: Option<String>,
}

/// The properties by which librdkafka shows a token.
pub const MECHANISM: &str = "sasl.mechanism";
const MECHANISMS: &str = "sasl.mechanisms";
const BEARER: &str = "OAUTHBEARER";
const PROTOCOL: &str = "security.protocol";
/// Tokens that nobody signed, which librdkafka makes by itself: for trials.
const UNSIGNED: &str = "enable.sasl.oauthbearer.unsecure.jwt";

/// The properties that follow from having tokens; those of the user go before them.
pub const IMPLIED: [(&str, &str); 2] = [(MECHANISM, BEARER), (PROTOCOL, "SASL_SSL")];

/// What is wrong with it, and with the properties beside it; `at` is the section that holds both.
pub fn problems(oauth: Option<&Oauth>, properties: &BTreeMap<String, Property>, at: &str) -> Vec<Problem> {
    let written = |name: &str| properties.get(name).and_then(|property| property.0.expose().ok());
    let mechanism = written(MECHANISM).or_else(|| written(MECHANISMS));
    let mut problems = Vec::new();
    match (oauth, mechanism.as_deref()) {
        (None, Some(BEARER)) if written(UNSIGNED).is_none() => {
            let fix = "write where they come from: oauth = {token_url = \"https://…\", client_id = \"…\", client_secret = \"env:…\"}";
            problems.push(Problem::new(
                format!("{at}.oauth"),
                "is missing: OAUTHBEARER wants tokens",
                fix,
            ));
        }
        (Some(_), Some(other)) if other != BEARER => {
            let key = format!("{at}.properties.\"{MECHANISM}\"");
            let what = format!("is {other:?}, and `oauth` brings tokens");
            problems.push(Problem::new(key, what, "take one of the two out"));
        }
        (Some(_), _) if written(PROTOCOL).is_some_and(|protocol| !protocol.starts_with("SASL_")) => {
            let key = format!("{at}.properties.\"{PROTOCOL}\"");
            problems.push(Problem::new(key, "shows no token", "write SASL_SSL"));
        }
        _ => {}
    }
    if let Some(oauth) = oauth {
        problems.extend(oauth.problems(at));
    }
    problems
}

impl Oauth {
    fn problems(&self, at: &str) -> Vec<Problem> {
        let problem = |key: &str, what: &str, fix: &str| Problem::new(format!("{at}.oauth.{key}"), what, fix);
        let keys = [
            ("token_url", self.token_url.is_some()),
            ("client_id", self.client_id.is_some()),
            ("client_secret", self.client_secret.is_some()),
        ];
        if let Some(region) = &self.aws_region {
            let fit = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            let named = !region.is_empty() && region.chars().all(fit);
            let region =
                (!named).then(|| problem("aws_region", &format!("is {region:?}"), "write it as \"eu-west-1\""));
            let beside = keys.iter().filter(|(_, written)| *written);
            let beside = beside.map(|(key, _)| problem(key, "stands beside `aws_region`", "take one of the two out"));
            return region.into_iter().chain(beside).collect();
        }
        let missing = keys.iter().filter(|(_, written)| !written);
        let fix = "write where tokens come from, and id and secret of the client; for Amazon MSK `aws_region` alone";
        let mut problems: Vec<Problem> = missing.map(|(key, _)| problem(key, "is missing", fix)).collect();
        problems.extend(
            self.token_url
                .as_deref()
                .and_then(|url| wrong_url(url))
                .map(|(what, fix)| problem("token_url", what, fix)),
        );
        problems
    }
}

fn wrong_url(url: &str) -> Option<(&'static str, &'static str)> {
    let (scheme, rest) = url.split_once("://").unwrap_or_default();
    let host = rest.split(['/', ':']).next().unwrap_or_default();
    match scheme {
        "https" if !host.is_empty() => None,
        "http" if matches!(host, "127.0.0.1" | "localhost") => None,
        "http" if !host.is_empty() => Some(("is plain http: the secret would be readable on the way", "use https")),
        _ => Some(("is not a URL", "write it as \"https://host/path\"")),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(oauth: Option<&str>, properties: serde_json::Value, expect: Option<&str>) {
        let oauth = oauth.map(|url| Oauth {
            token_url: Some(url.to_owned()),
            client_id: Some("tripline".to_owned()),
            client_secret: Some(Secret::new("hunter2")),
            ..Oauth::default()
        });
        let properties = serde_json::from_value(properties).unwrap();
        let problems = problems(oauth.as_ref(), &properties, "bus.kafka");
        match (problems.as_slice(), expect) {
            ([], None) => {}
            ([problem], Some(expect)) => {
                let text = problem.to_string();
                assert!(text.contains(expect) && !text.contains("hunter2"), "{text}");
            }
            (problems, expect) => panic!("{problems:?}, not {expect:?}"),
        }
    }

    #[test]
    fn tokens_and_properties_fit_together() {
        let issuer = Some("https://login.example.com/token");
        check(None, json!({}), None);
        check(issuer, json!({}), None);
        check(issuer, json!({"security.protocol": "SASL_PLAINTEXT"}), None);
        check(issuer, json!({"sasl.mechanism": "OAUTHBEARER"}), None);
        check(
            issuer,
            json!({"sasl.mechanism": "PLAIN"}),
            Some("take one of the two out"),
        );
        check(
            issuer,
            json!({"sasl.mechanisms": "PLAIN"}),
            Some("take one of the two out"),
        );
        check(issuer, json!({"security.protocol": "SSL"}), Some("shows no token"));
        check(
            None,
            json!({"sasl.mechanism": "OAUTHBEARER"}),
            Some("bus.kafka.oauth` is missing"),
        );
        check(
            None,
            json!({"sasl.mechanism": "OAUTHBEARER", "enable.sasl.oauthbearer.unsecure.jwt": true}),
            None,
        );
        check(Some("http://127.0.0.1:8080/token"), json!({}), None);
        check(Some("http://login.example.com/token"), json!({}), Some("plain http"));
        check(Some("login.example.com"), json!({}), Some("is not a URL"));
    }
    #[test]
    fn one_way_of_two() {
        let told = |oauth: serde_json::Value| {
            let oauth: Oauth = serde_json::from_value(oauth).unwrap();
            let problems = problems(Some(&oauth), &BTreeMap::new(), "bus.kafka");
            problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n")
        };
        assert_eq!(told(json!({"aws_region": "eu-west-1"})), "");
        assert!(told(json!({"aws_region": "Ireland"})).contains("is \"Ireland\""));
        assert!(told(json!({"aws_region": "eu-west-1", "client_id": "a"})).contains("beside `aws_region`"));
        let missing = told(json!({"token_url": "https://login.example.com/"}));
        assert!(
            missing.contains("client_id` is missing") && missing.contains("client_secret` is missing"),
            "{missing}"
        );
    }
}

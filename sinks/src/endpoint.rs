//! A URL in the config: what it must be, and where its host is as far as the URL itself tells.

use std::fmt;
use std::net::IpAddr;
use std::ops::Deref;

use pipeline::config::Problem;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use url::{Host, Url};

/// A URL, `https://host:port`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Endpoint(Url);

impl TryFrom<String> for Endpoint {
    type Error = String;

    /// The error holds nothing of the text: a path or a query may be a credential.
    fn try_from(text: String) -> Result<Self, String> {
        let wrong = |what: &str| format!("not a URL ({what}); write it as \"https://host:port\"");
        let url = Url::parse(&text).map_err(|error| wrong(&error.to_string()))?;
        if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
            return Err(wrong("neither http nor https"));
        }
        Ok(Self(url))
    }
}

impl From<Endpoint> for String {
    fn from(endpoint: Endpoint) -> Self {
        endpoint.0.to_string()
    }
}

impl Deref for Endpoint {
    type Target = Url;

    fn deref(&self) -> &Url {
        &self.0
    }
}

/// Without query and credentials.
impl fmt::Debug for Endpoint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}{}", self.0.host_str().unwrap_or_default(), self.0.path())
    }
}

/// Where a URL's host is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// `localhost`, 127.0.0.0/8, ::1.
    Loopback,
    /// An address of a private or special range.
    Private,
    /// A name, or a public address.
    Open,
}

impl Endpoint {
    /// Without a slash at the end, to put a path behind.
    pub(crate) fn base(&self) -> String {
        self.0.as_str().trim_end_matches('/').to_owned()
    }

    pub(crate) fn reach(&self) -> Reach {
        let ip: IpAddr = match self.0.host() {
            Some(Host::Ipv4(ip)) => ip.into(),
            Some(Host::Ipv6(ip)) => ip.into(),
            Some(Host::Domain(name)) if name.trim_end_matches('.') == "localhost" => return Reach::Loopback,
            Some(Host::Domain(_)) | None => return Reach::Open,
        };
        match ip {
            ip if ip.to_canonical().is_loopback() => Reach::Loopback,
            ip if crate::address::is_public(ip) => Reach::Open,
            _ => Reach::Private,
        }
    }

    /// Plain HTTP across a network, credentials in the URL.
    pub(crate) fn problems(&self, key: &str, allow_http: bool) -> Vec<Problem> {
        let mut problems = Vec::new();
        if !self.0.username().is_empty() || self.0.password().is_some() {
            let fix = "take them out: credentials have keys of their own";
            problems.push(Problem::new(key, "holds a user name or password", fix));
        }
        if self.0.scheme() == "http" && !allow_http && self.reach() != Reach::Loopback {
            problems.push(Problem::new(
                key,
                "is plain http: findings and credentials would be readable on the way",
                "use https, or set `allow_http = true` where the network is trusted",
            ));
        }
        problems
    }
}

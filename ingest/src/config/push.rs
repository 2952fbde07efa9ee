//! The `[ingest.push]` section: endpoints for services that push, and the proof that each of them brings.

use std::path::PathBuf;

use pipeline::config::Pattern;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use pipeline::config::value::{OneOrMore, Problem, Secret, Span};

/// Endpoints for services that push. Each exists only where it is named.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Push {
    /// `POST /v1/push/sns`: AWS Config through Amazon SNS.
    pub sns: Option<Sns>,
    /// `POST /v1/push/eventgrid`: Azure events through Event Grid.
    pub eventgrid: Option<EventGrid>,
    /// `POST /v1/push/pubsub`: Cloud Asset Inventory through Pub/Sub.
    pub pubsub: Option<PubSub>,
    /// `POST /v1/push/kubernetes-audit`: audit webhooks of API servers.
    pub kubernetes_audit: Option<KubernetesAudit>,
    /// `POST /v1/push/NAME`: senders that sign the body, as GitHub does.
    pub signed: Vec<Signed>,
    /// How long a message that was accepted is remembered, so that it is not taken again.
    pub replay_window: Span,
    /// Where signatures without a time are remembered across restarts, for such a signature holds for ever.
    pub replay_file: Option<PathBuf>,
}

impl Default for Push {
    fn default() -> Self {
        Self {
            sns: None,
            eventgrid: None,
            pubsub: None,
            kubernetes_audit: None,
            signed: Vec::new(),
            replay_window: Span::seconds(2 * 3600),
            replay_file: Some(PathBuf::from("tripline-replay")),
        }
    }
}

/// Amazon SNS: messages are signed, the certificate comes from Amazon's hosts.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sns {
    /// ARNs of the topics that may post, `*` for any text. Anybody with an AWS account can sign; this says whom you trust.
    pub topics: Vec<Pattern>,
    /// Confirm subscriptions of these topics by themselves.
    #[serde(default = "yes")]
    pub confirm: bool,
    /// Refuse messages older than this. SNS tries again for up to an hour by default.
    #[serde(default = "hour")]
    pub max_age: Span,
}

fn yes() -> bool {
    true
}

fn hour() -> Span {
    Span::seconds(3600)
}

/// Azure Event Grid: a token from Microsoft Entra, or a shared key.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EventGrid {
    /// Shared key, in the query `?key=…` of the endpoint's URL or in the header `X-Tripline-Key` (a delivery property).
    #[serde(default)]
    pub key: Option<OneOrMore<Secret>>,
    /// Tokens that Microsoft Entra issues to Event Grid.
    #[serde(default)]
    pub entra: Option<Entra>,
    /// Origins that may ask for permission to send (CloudEvents).
    #[serde(default = "origins")]
    pub origins: Vec<Pattern>,
}

fn origins() -> Vec<Pattern> {
    vec!["eventgrid.azure.net".into()]
}

/// What a token of Microsoft Entra must say.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entra {
    /// The tenant's id.
    pub tenant: String,
    /// The audience: application id, or application id URI, that the event subscription names.
    pub audience: OneOrMore<String>,
    /// Applications that may call. The default is Event Grid's own, the same in every tenant of the public cloud; name the id of a
    /// managed identity where the subscription delivers with one.
    #[serde(default = "applications")]
    pub applications: Vec<String>,
}

/// Event Grid's application id: "Secure webhook delivery with Microsoft Entra ID", Azure documentation.
fn applications() -> Vec<String> {
    vec!["4962773b-9cdb-44cf-a8bf-237846a00ab7".to_owned()]
}

/// Google Cloud Pub/Sub: an OpenID Connect token from Google.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PubSub {
    /// The audience that the push subscription names (by default the endpoint's URL).
    pub audience: OneOrMore<String>,
    /// E-mail addresses of the service accounts that may push.
    pub service_accounts: Vec<Pattern>,
}

/// API servers' audit webhooks: a token or a client certificate.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct KubernetesAudit {
    /// `Authorization: Bearer …`; one or several.
    pub token: Option<OneOrMore<Secret>>,
    /// Names of client certificates that `ingest.http.tls.client_ca` signed, `*` for any text.
    pub client_certificate: Option<Vec<Pattern>>,
    /// The cluster, where the path does not name it (`/v1/push/kubernetes-audit/CLUSTER`).
    pub cluster: Option<String>,
}

/// A sender that signs the body.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signed {
    /// The last part of its path: `/v1/push/NAME`.
    pub name: String,
    /// How it signs.
    pub hmac: Hmac,
}

/// An HMAC-SHA256 over the body in a header.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hmac {
    /// The shared secret; one or several.
    pub secret: OneOrMore<Secret>,
    /// The header that carries the signature, in hexadecimal or Base64, with or without `sha256=` before it.
    #[serde(default = "signature_header")]
    pub header: String,
    /// A header with the time of signing in seconds. With it the signature is over `TIME.BODY`, and an old one is refused.
    #[serde(default)]
    pub timestamp_header: Option<String>,
    /// How far the time of signing may be from now.
    #[serde(default = "tolerance")]
    pub tolerance: Span,
}

fn signature_header() -> String {
    "X-Hub-Signature-256".to_owned()
}

fn tolerance() -> Span {
    Span::seconds(300)
}

impl Hmac {
    /// A secret with GitHub's header.
    pub fn new(secret: Secret) -> Self {
        Self {
            secret: OneOrMore::One(secret),
            header: signature_header(),
            timestamp_header: None,
            tolerance: tolerance(),
        }
    }

    pub(super) fn problems(&self, key: &str) -> Vec<Problem> {
        let headers = [
            ("header", Some(&self.header)),
            ("timestamp_header", self.timestamp_header.as_ref()),
        ];
        let wrong = headers
            .into_iter()
            .filter(|(_, name)| name.is_some_and(|name| !is_header(name)));
        wrong
            .map(|(field, _)| {
                Problem::new(
                    format!("{key}.{field}"),
                    "is not a header's name",
                    "letters, digits and `-`",
                )
            })
            .collect()
    }
}

fn is_header(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

/// Paths under `/v1/push/` that have a meaning of their own.
const RESERVED: [&str; 4] = ["sns", "eventgrid", "pubsub", "kubernetes-audit"];

impl Push {
    pub(super) fn problems(&self, listening: bool, authorities: bool) -> Vec<Problem> {
        let mut problems = Vec::new();
        if let Some(sns) = &self.sns {
            problems.extend(sns.problems(self.replay_window));
        }
        if let Some(eventgrid) = &self.eventgrid {
            problems.extend(eventgrid.problems());
        }
        if let Some(pubsub) = &self.pubsub {
            problems.extend(pubsub.problems());
        }
        if let Some(audit) = &self.kubernetes_audit {
            problems.extend(audit.problems(authorities));
        }
        for (position, signed) in self.signed.iter().enumerate() {
            let key = format!("ingest.push.signed[{position}]");
            let taken = RESERVED.contains(&signed.name.as_str())
                || self.signed[..position]
                    .iter()
                    .any(|earlier| earlier.name == signed.name);
            if taken {
                problems.push(Problem::new(
                    format!("{key}.name"),
                    format!("{:?} is taken", signed.name),
                    "choose another",
                ));
            }
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
            if signed.name.is_empty() || !signed.name.bytes().all(plain) {
                problems.push(Problem::new(
                    format!("{key}.name"),
                    "cannot stand in a path",
                    "use letters, digits, `-` and `_`",
                ));
            }
            problems.extend(signed.hmac.problems(&format!("{key}.hmac")));
        }
        if !listening && self.any() {
            problems.push(Problem::new(
                "ingest.push",
                "has endpoints while `ingest.http.enabled` is false",
                "enable the listener",
            ));
        }
        problems
    }

    /// Whether callers send a secret itself and not a signature.
    pub(super) fn shares_secrets(&self) -> bool {
        let keyed = self.eventgrid.as_ref().is_some_and(|eventgrid| eventgrid.key.is_some());
        let audited = self
            .kubernetes_audit
            .as_ref()
            .is_some_and(|audit| audit.token.is_some());
        keyed || audited
    }

    fn any(&self) -> bool {
        self.sns.is_some()
            || self.eventgrid.is_some()
            || self.pubsub.is_some()
            || self.kubernetes_audit.is_some()
            || !self.signed.is_empty()
    }
}

impl Sns {
    fn problems(&self, window: Span) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.topics.is_empty() {
            problems.push(Problem::new(
                "ingest.push.sns.topics",
                "is empty, so that nobody may post",
                "name the topic's ARN, such as `arn:aws:sns:eu-central-1:111122223333:config`",
            ));
        }
        for topic in self
            .topics
            .iter()
            .filter(|topic| !topic.as_str().starts_with("arn:") || topic.as_str().split(':').count() < 6)
        {
            problems.push(Problem::new(
                "ingest.push.sns.topics",
                format!("{topic:?} is not the ARN of a topic"),
                "write `arn:aws:sns:REGION:ACCOUNT:TOPIC`; a `*` may stand in each part",
            ));
        }
        if window < self.max_age {
            problems.push(Problem::new(
                "ingest.push.replay_window",
                "is shorter than `ingest.push.sns.max_age`, so that a message could be taken twice",
                "make it longer",
            ));
        }
        problems
    }
}

impl EventGrid {
    fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.key.is_none() && self.entra.is_none() {
            problems.push(Problem::new(
                "ingest.push.eventgrid",
                "has no proof",
                "set `key = \"env:EVENTGRID_KEY\"` or `entra = { tenant = \"…\", audience = \"…\" }`",
            ));
        }
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
        if let Some(entra) = &self.entra {
            // The tenant becomes a part of a URL.
            if entra.tenant.is_empty() || !entra.tenant.chars().all(plain) {
                problems.push(Problem::new(
                    "ingest.push.eventgrid.entra.tenant",
                    "is not a tenant's id",
                    "write its GUID",
                ));
            }
            if entra.applications.is_empty() {
                problems.push(Problem::new(
                    "ingest.push.eventgrid.entra.applications",
                    "is empty",
                    "leave it out for Event Grid's own",
                ));
            }
        }
        problems
    }
}

impl PubSub {
    fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.service_accounts.is_empty() {
            problems.push(Problem::new(
                "ingest.push.pubsub.service_accounts",
                "is empty, so that nobody may push",
                "name the account of the push subscription, such as `feed@project.iam.gserviceaccount.com`",
            ));
        }
        if self.audience.as_slice().iter().all(String::is_empty) {
            problems.push(Problem::new(
                "ingest.push.pubsub.audience",
                "is empty",
                "name the push subscription's audience",
            ));
        }
        problems
    }
}

impl KubernetesAudit {
    fn problems(&self, authorities: bool) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.token.is_none() && self.client_certificate.is_none() {
            problems.push(Problem::new(
                "ingest.push.kubernetes_audit",
                "has no proof",
                "set `token = \"env:AUDIT_TOKEN\"` or `client_certificate = [\"kube-apiserver\"]`",
            ));
        }
        if self.client_certificate.is_some() && !authorities {
            problems.push(Problem::new(
                "ingest.push.kubernetes_audit.client_certificate",
                "cannot be checked without an authority",
                "set `ingest.http.tls.client_ca` to the PEM file of the authority that signs them",
            ));
        }
        problems
    }
}

//! One endpoint: its path, what proves a caller there, what is known of its records. Knows neither sockets nor the bus.

use axum::http::HeaderMap;
use axum::http::request::Parts;
use serde_json::json;

use super::answer::Failure;
use super::caller::Caller;
use super::head::{self, Head};
use super::proved::{Message, Pass, Proved};
use crate::config::{Config, KubernetesAudit};
use crate::error::IngestError;
use crate::hints::Hints;
use crate::input::proof::Refusal;
use crate::input::proof::bearer;
use crate::input::proof::eventgrid::{self, EventGrid, Shown};
use crate::input::proof::fetch::Fetcher;
use crate::input::proof::pubsub::{self, PubSub};
use crate::input::proof::sns::{Notice, Sns};

/// The endpoint for records of any form.
pub(super) const CHANGES: &str = "/v1/changes";
pub(super) const EVENTGRID: &str = "/v1/push/eventgrid";
const SNS: &str = "/v1/push/sns";
const PUBSUB: &str = "/v1/push/pubsub";
const AUDIT: &str = "/v1/push/kubernetes-audit";

/// One endpoint.
pub(super) struct Endpoint {
    /// Its path, without what follows it (the cluster of an audit webhook).
    pub path: String,
    /// What lets a caller in.
    pub proof: Proof,
    /// Whether its query says what is known of the records.
    hinted: bool,
    /// Cluster of its records, where the path does not name it.
    cluster: Option<String>,
}

/// What lets a caller in.
pub(super) enum Proof {
    /// A token, a certificate or a signature of the body.
    Caller(Caller),
    /// The same of a sender that repeats itself: each body is remembered.
    Repeating(Caller),
    Sns(Sns),
    EventGrid(EventGrid),
    PubSub(PubSub),
}

impl Endpoint {
    /// The endpoints of the config, `/v1/changes` first.
    pub(super) fn all(config: &Config, fetcher: &Fetcher) -> Result<Vec<Self>, IngestError> {
        let secret = |key: &'static str| {
            move |what: String| IngestError::Secret {
                key: key.to_owned(),
                what,
            }
        };
        let push = &config.push;
        let changes = Caller::open(&config.http.auth).map_err(secret("ingest.http.auth"))?;
        let mut all = vec![Self {
            hinted: true,
            ..Self::at(CHANGES, Proof::Caller(changes))
        }];
        if let Some(sns) = &push.sns {
            all.push(Self::at(SNS, Proof::Sns(Sns::new(sns, fetcher.clone()))));
        }
        if let Some(eventgrid) = &push.eventgrid {
            let proof = EventGrid::open(eventgrid, fetcher.clone()).map_err(secret("ingest.push.eventgrid"))?;
            all.push(Self::at(EVENTGRID, Proof::EventGrid(proof)));
        }
        if let Some(pubsub) = &push.pubsub {
            let proof = PubSub::open(pubsub, fetcher.clone()).map_err(secret("ingest.push.pubsub"))?;
            all.push(Self::at(PUBSUB, Proof::PubSub(proof)));
        }
        if let Some(audit) = &push.kubernetes_audit {
            all.push(Self::audit(audit).map_err(secret("ingest.push.kubernetes_audit.token"))?);
        }
        for signed in &push.signed {
            let caller = Caller::signing(&signed.hmac).map_err(secret("ingest.push.signed"))?;
            all.push(Self::at(&format!("/v1/push/{}", signed.name), Proof::Caller(caller)));
        }
        Ok(all)
    }

    fn at(path: &str, proof: Proof) -> Self {
        Self {
            path: path.to_owned(),
            proof,
            hinted: false,
            cluster: None,
        }
    }

    fn audit(config: &KubernetesAudit) -> Result<Self, String> {
        let caller = Caller::posting(config.token.as_ref(), config.client_certificate.as_ref())?;
        Ok(Self {
            cluster: config.cluster.clone(),
            ..Self::at(AUDIT, Proof::Repeating(caller))
        })
    }

    /// All paths of the endpoint, as the router writes them. client-go drops the query of a webhook's URL, so the cluster stands in the
    /// path.
    pub(super) fn routes(&self) -> Vec<String> {
        let mut routes = vec![self.path.clone()];
        if self.path == AUDIT {
            routes.push(format!("{AUDIT}/{{cluster}}"));
        }
        routes
    }

    /// Whether the endpoint is one of a service that pushes, which sends again whatever is not answered with success.
    pub(super) fn is_push(&self) -> bool {
        self.path != CHANGES
    }

    /// What is known of the records.
    pub(super) fn hints(&self, parts: &Parts) -> Result<Hints, Failure> {
        let mut hints = if self.hinted {
            head::hints(parts)?
        } else {
            Hints::named(&self.path)
        };
        if self.path == AUDIT {
            let named = parts
                .uri
                .path()
                .strip_prefix(AUDIT)
                .and_then(|rest| rest.strip_prefix('/'));
            hints.cluster = named.map(str::to_owned).or_else(|| self.cluster.clone());
        }
        hints.traceparent = head::header(&parts.headers, "traceparent").map(str::to_owned);
        Ok(hints)
    }
}

impl Proof {
    /// What the head alone proves: whoever has no proof costs nothing.
    pub(super) async fn check_head(&self, head: &Head, now: i64) -> Result<Pass, Refusal> {
        let token = bearer::token(head.header("authorization"));
        match self {
            Self::Caller(caller) | Self::Repeating(caller) => caller.check_head(token, head.certificate.as_deref()),
            Self::Sns(_) => Ok(Pass::Body(Refusal::Missing("not a signed message of SNS"))),
            Self::EventGrid(proof) => {
                let key = head.query("key");
                proof
                    .check(shown(head, key.as_deref()), now)
                    .await
                    .map(|()| Pass::Whole)
            }
            Self::PubSub(proof) => proof.check(token, now).await.map(|()| Pass::Whole),
        }
    }

    /// What the body proves, and what the request is. `raw` is the body as it came, `plain` inflated.
    pub(super) async fn check_body(
        &self,
        pass: Pass,
        headers: &HeaderMap,
        (raw, plain): (&[u8], &[u8]),
        now: i64,
    ) -> Result<Proved, Refusal> {
        let message = match self {
            Self::Sns(proof) => return sns(proof, plain, now).await,
            Self::Caller(caller) => caller.check_body(pass, headers, raw, now)?,
            Self::Repeating(caller) => {
                caller.check_body(pass, headers, raw, now)?;
                Some(Message::repeating(raw.to_vec()))
            }
            Self::EventGrid(_) => {
                if let Some(code) = eventgrid::validation_code(plain) {
                    // Event Grid wants 200 and nothing else ("Endpoint validation with Event Grid event schema").
                    return Ok(Proved::Answer(json!({"validationResponse": code})));
                }
                let identity = eventgrid::identity(plain).unwrap_or_else(|| raw.to_vec());
                Some(Message::repeating(identity))
            }
            Self::PubSub(_) => {
                let unwrapped = head::header(headers, "x-goog-pubsub-message-id");
                let identity = pubsub::identity(plain, unwrapped).unwrap_or_else(|| raw.to_vec());
                Some(Message::repeating(identity))
            }
        };
        Ok(Proved::Records(message))
    }
}

pub(super) fn shown<'a>(head: &'a Head, key: Option<&'a str>) -> Shown<'a> {
    Shown {
        token: bearer::token(head.header("authorization")),
        key: head.header("x-tripline-key").or(key),
    }
}

async fn sns(proof: &Sns, body: &[u8], now: i64) -> Result<Proved, Refusal> {
    let status = |what: &str| Ok(Proved::Answer(json!({"status": what})));
    match proof.check(body, now).await? {
        Notice::Notification(id) => Ok(Proved::Records(Some(Message {
            identity: id.into_bytes(),
            refused_again: true,
            timed: true,
        }))),
        Notice::Confirmed => status("confirmed"),
        Notice::Unconfirmed => {
            tracing::warn!("a subscription waits for its confirmation; `ingest.push.sns.confirm` is false");
            status("not confirmed")
        }
        Notice::Unsubscribed => {
            tracing::warn!("a topic has been unsubscribed; its changes no longer arrive");
            status("unsubscribed")
        }
    }
}

//! Endpoints for services that push: each proves its caller in the service's own way and gives the body to the acceptor.

use std::collections::HashMap;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Query, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::answer::{self, Failure};
use super::{Shared, body, header, peer};
use crate::accept::Input;
use crate::proof::eventgrid::Shown;
use crate::proof::replay::Ticket;
use crate::proof::sns::Proved;
use crate::proof::{Refusal, bearer, certificate, eventgrid, pubsub};

const SNS: &str = "/v1/push/sns";
const EVENTGRID: &str = "/v1/push/eventgrid";
const PUBSUB: &str = "/v1/push/pubsub";
const AUDIT: &str = "/v1/push/kubernetes-audit";

pub(super) async fn sns(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let outcome = take_sns(&shared, request).await;
    shared.answer(SNS, outcome)
}

async fn take_sns(shared: &Shared, request: Request) -> Result<Response, Failure> {
    let now = shared.now();
    let (parts, body) = request.into_parts();
    let proof = shared.proofs.sns.as_ref().ok_or(NO_PROOF)?;
    let read = body::read(shared, &parts.headers, body).await?;
    match proof.check(&read.plain, now).await? {
        Proved::Notification(ticket) => accept(shared, &parts, read, SNS, None, ticket, now).await,
        Proved::Confirmed(ticket) => {
            ticket.keep(now);
            Ok(said("confirmed"))
        }
        Proved::Unconfirmed => {
            tracing::warn!("a subscription waits for its confirmation; `ingest.push.sns.confirm` is false");
            Ok(said("not confirmed"))
        }
        Proved::Unsubscribed => {
            tracing::warn!("a topic has been unsubscribed; its changes no longer arrive");
            Ok(said("unsubscribed"))
        }
    }
}

pub(super) async fn eventgrid(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let outcome = take_eventgrid(&shared, request).await;
    shared.answer(EVENTGRID, outcome)
}

async fn take_eventgrid(shared: &Shared, request: Request) -> Result<Response, Failure> {
    let now = shared.now();
    let (parts, body) = request.into_parts();
    let proof = shared.proofs.eventgrid.as_ref().ok_or(NO_PROOF)?;
    let query = query(&parts);
    proof.check(shown(&parts, &query), now).await?;
    let read = body::read(shared, &parts.headers, body).await?;
    if let Some(code) = eventgrid::validation_code(&read.plain) {
        // Event Grid wants 200 and nothing else ("Endpoint validation with Event Grid event schema").
        return Ok(answer::json_response(
            StatusCode::OK,
            &json!({"validationResponse": code}),
        ));
    }
    let identity = eventgrid::identity(&read.plain).unwrap_or_else(|| read.raw.to_vec());
    match shared.proofs.seen.enter(&[EVENTGRID.as_bytes(), &identity], now) {
        Some(ticket) => accept(shared, &parts, read, EVENTGRID, None, ticket, now).await,
        None => Ok(repeated(shared, EVENTGRID)),
    }
}

pub(super) async fn eventgrid_permission(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let outcome = permit(&shared, &parts).await;
    shared.answer(EVENTGRID, outcome)
}

async fn permit(shared: &Shared, parts: &Parts) -> Result<Response, Failure> {
    let proof = shared.proofs.eventgrid.as_ref().ok_or(NO_PROOF)?;
    let query = query(parts);
    let origin = header(&parts.headers, "webhook-request-origin");
    let origin = proof.permit(origin, shown(parts, &query), shared.now()).await?;
    let origin = HeaderValue::from_str(&origin)
        .map_err(|_| Failure::Unreadable("the origin is not a header's value".to_owned()))?;
    let mut response = StatusCode::OK.into_response();
    let headers = response.headers_mut();
    headers.insert("webhook-allowed-origin", origin);
    headers.insert("webhook-allowed-rate", HeaderValue::from_static("*"));
    headers.insert("allow", HeaderValue::from_static("POST"));
    Ok(response)
}

fn shown<'a>(parts: &'a Parts, query: &'a HashMap<String, String>) -> Shown<'a> {
    Shown {
        token: bearer::token(header(&parts.headers, "authorization")),
        key: header(&parts.headers, "x-tripline-key").or(query.get("key").map(String::as_str)),
    }
}

pub(super) async fn pubsub(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let outcome = take_pubsub(&shared, request).await;
    shared.answer(PUBSUB, outcome)
}

async fn take_pubsub(shared: &Shared, request: Request) -> Result<Response, Failure> {
    let now = shared.now();
    let (parts, body) = request.into_parts();
    let proof = shared.proofs.pubsub.as_ref().ok_or(NO_PROOF)?;
    proof
        .check(bearer::token(header(&parts.headers, "authorization")), now)
        .await?;
    let read = body::read(shared, &parts.headers, body).await?;
    let unwrapped = header(&parts.headers, "x-goog-pubsub-message-id");
    let identity = pubsub::identity(&read.plain, unwrapped).unwrap_or_else(|| read.raw.to_vec());
    match shared.proofs.seen.enter(&[PUBSUB.as_bytes(), &identity], now) {
        Some(ticket) => accept(shared, &parts, read, PUBSUB, None, ticket, now).await,
        None => Ok(repeated(shared, PUBSUB)),
    }
}

pub(super) async fn kubernetes_audit(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let outcome = take_audit(&shared, request).await;
    shared.answer(AUDIT, outcome)
}

async fn take_audit(shared: &Shared, request: Request) -> Result<Response, Failure> {
    let now = shared.now();
    let certificate = peer(&request);
    let (parts, body) = request.into_parts();
    let config = shared.config.push.kubernetes_audit.as_ref().ok_or(NO_PROOF)?;
    let token = shared.proofs.audit_tokens.as_ref();
    let by_token = token.map(|tokens| tokens.check(bearer::token(header(&parts.headers, "authorization"))));
    let by_name = config
        .client_certificate
        .as_ref()
        .map(|names| certificate::check(names, certificate.as_deref()));
    match (by_token, by_name) {
        (Some(Ok(())), _) | (_, Some(Ok(()))) => {}
        (Some(Err(Refusal::Missing(_))), Some(Err(refusal))) | (Some(Err(refusal)), _) | (None, Some(Err(refusal))) => {
            return Err(refusal.into());
        }
        (None, None) => return Err(NO_PROOF.into()),
    }
    let read = body::read(shared, &parts.headers, body).await?;
    // client-go drops the query of a webhook's URL, so the cluster stands in the path.
    let named = parts
        .uri
        .path()
        .strip_prefix(AUDIT)
        .and_then(|rest| rest.strip_prefix('/'))
        .map(str::to_owned);
    let cluster = named.or_else(|| config.cluster.clone());
    match shared.proofs.seen.enter(&[AUDIT.as_bytes(), &read.raw], now) {
        Some(ticket) => accept(shared, &parts, read, AUDIT, cluster, ticket, now).await,
        None => Ok(repeated(shared, AUDIT)),
    }
}

pub(super) async fn signed(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let endpoint = parts.uri.path().to_owned();
    let outcome = take_signed(&shared, &endpoint, parts, body).await;
    shared.answer(&endpoint, outcome)
}

async fn take_signed(shared: &Shared, endpoint: &str, parts: Parts, body: Body) -> Result<Response, Failure> {
    let now = shared.now();
    let name = endpoint.rsplit('/').next().unwrap_or_default();
    let (_, proof) = shared
        .proofs
        .signed
        .iter()
        .find(|(known, _)| known == name)
        .ok_or(NO_PROOF)?;
    let read = body::read(shared, &parts.headers, body).await?;
    let signed = proof.check(&read.raw, now, |name| header(&parts.headers, name))?;
    let ticket = shared
        .proofs
        .seen
        .enter(&[endpoint.as_bytes(), &signed.signature], now)
        .ok_or(Refusal::Replayed)?;
    accept(shared, &parts, read, endpoint, None, ticket, now).await
}

const NO_PROOF: Refusal = Refusal::NotAllowed("the endpoint has no proof in the config");

/// Gives the body to the acceptor and remembers the message once it is on the bus.
async fn accept(
    shared: &Shared,
    parts: &Parts,
    read: body::Read,
    endpoint: &str,
    cluster: Option<String>,
    ticket: Ticket,
    now: i64,
) -> Result<Response, Failure> {
    let input = Input {
        cluster,
        traceparent: header(&parts.headers, "traceparent").map(str::to_owned),
        ..Input::named(endpoint)
    };
    let receipt = shared.acceptor.accept(read.plain.clone(), input).await?;
    ticket.keep(now);
    Ok(answer::acknowledged(&receipt))
}

fn repeated(shared: &Shared, endpoint: &str) -> Response {
    shared.tally.refuse(endpoint, &Refusal::Replayed);
    answer::repeated()
}

fn said(what: &str) -> Response {
    answer::json_response(StatusCode::OK, &json!({"status": what}))
}

fn query(parts: &Parts) -> HashMap<String, String> {
    Query::<HashMap<String, String>>::try_from_uri(&parts.uri)
        .map(|query| query.0)
        .unwrap_or_default()
}

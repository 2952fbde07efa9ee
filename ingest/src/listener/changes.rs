//! `POST /v1/changes`: records of any shape from whoever has a token, a signing key or a client certificate.

use std::sync::Arc;

use axum::extract::{Query, Request, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::answer::{self, Failure};
use super::{Shared, body, header, peer};
use crate::accept::Input;
use crate::proof::replay::Ticket;
use crate::proof::{Refusal, bearer, certificate};
use crate::shape::Shape;

const ENDPOINT: &str = "/v1/changes";

/// What a caller may say of its records.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Said {
    shape: Option<String>,
    account: Option<String>,
    region: Option<String>,
    cluster: Option<String>,
    mapping: Option<String>,
    name: Option<String>,
}

pub(super) async fn post(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let outcome = take(&shared, request).await;
    shared.answer(ENDPOINT, outcome)
}

async fn take(shared: &Shared, request: Request) -> Result<Response, Failure> {
    let now = shared.now();
    let certificate = peer(&request);
    let (parts, body) = request.into_parts();
    // Proofs that need no body come first: whoever has none costs nothing.
    let known = known(shared, &parts.headers, certificate.as_deref());
    if let (Err(refusal), true) = (&known, shared.proofs.signatures.is_none()) {
        return Err(refusal.clone().into());
    }
    let said = Query::<Said>::try_from_uri(&parts.uri)
        .map_err(|error| Failure::Unreadable(format!("query: {}", error.body_text())))?;
    let input = input(&parts.headers, said.0)?;
    let read = body::read(shared, &parts.headers, body).await?;
    let ticket = match known {
        Ok(()) => None,
        Err(refusal) => signed(shared, &parts.headers, &read.raw, refusal, now)?,
    };
    let receipt = shared.acceptor.accept(read.plain.clone(), input).await?;
    if let Some(ticket) = ticket {
        ticket.keep(now);
    }
    Ok(answer::receipt(&receipt))
}

/// Whether token or certificate let the caller in, or nothing is asked.
fn known(shared: &Shared, headers: &HeaderMap, certificate: Option<&[u8]>) -> Result<(), Refusal> {
    let auth = &shared.config.http.auth;
    if auth.is_open() {
        return Ok(());
    }
    let mut refusal = Refusal::Missing("sign the body and send the signature in the header");
    if let Some(names) = &auth.client_certificate {
        match certificate::check(names, certificate) {
            Ok(()) => return Ok(()),
            Err(other) => refusal = other,
        }
    }
    if let Some(tokens) = &shared.proofs.tokens {
        match tokens.check(bearer::token(header(headers, "authorization"))) {
            Ok(()) => return Ok(()),
            // A certificate that is there and not allowed says more than a token that is not there.
            Err(Refusal::Missing(_)) if !matches!(refusal, Refusal::Missing(_)) => {}
            Err(other) => refusal = other,
        }
    }
    Err(refusal)
}

/// Whether the body is signed. `refusal` is what the other proofs said, and stays where no signature was sent.
fn signed(
    shared: &Shared,
    headers: &HeaderMap,
    raw: &[u8],
    refusal: Refusal,
    now: i64,
) -> Result<Option<Ticket>, Refusal> {
    let Some(signatures) = &shared.proofs.signatures else {
        return Err(refusal);
    };
    let signed = match signatures.check(raw, now, |name| header(headers, name)) {
        Err(Refusal::Missing(_)) => return Err(refusal),
        other => other?,
    };
    let ticket = shared.proofs.seen.enter(&[ENDPOINT.as_bytes(), &signed.signature], now);
    ticket.map(Some).ok_or(Refusal::Replayed)
}

fn input(headers: &HeaderMap, said: Said) -> Result<Input, Failure> {
    let shape = said.shape.as_deref().map(|word| {
        Shape::named(word).ok_or_else(|| {
            let known: Vec<&str> = Shape::ALL.iter().map(|shape| shape.as_str()).collect();
            Failure::Unreadable(format!(
                "query: shape {word:?} is not known; one of {}",
                known.join(", ")
            ))
        })
    });
    Ok(Input {
        name: said.name.unwrap_or_else(|| "http".to_owned()),
        origin: String::new(),
        shape: shape.transpose()?,
        mapping: said.mapping,
        account: said.account,
        region: said.region,
        cluster: said.cluster,
        traceparent: header(headers, "traceparent").map(str::to_owned),
    })
}

//! One way for every endpoint: proof of the head, body, proof of the body, acceptor. Knows no service.

use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::answer::{self, Failure};
use super::endpoint::{Endpoint, Proof, shown};
use super::head::Head;
use super::proved::{Message, Proved};
use super::shared::Shared;
use super::{body, connection};
use crate::input::proof::Refusal;
use crate::input::proof::replay::{Entry, Ticket};

/// Takes a post.
pub(super) async fn post(shared: &Shared, endpoint: &Endpoint, request: Request) -> Response {
    let outcome = take(shared, endpoint, request).await;
    shared.answer(&endpoint.path, outcome)
}

async fn take(shared: &Shared, endpoint: &Endpoint, request: Request) -> Result<Response, Failure> {
    let now = shared.now();
    let certificate = connection::peer(&request);
    let (parts, body) = request.into_parts();
    let head = Head { parts, certificate };
    let pass = endpoint.proof.check_head(&head, now).await?;
    let hints = endpoint.hints(&head.parts)?;
    let headers = &head.parts.headers;
    let read = body::read(shared, headers, body).await?;
    let proved = endpoint
        .proof
        .check_body(pass, headers, (&read.raw, &read.plain), now)
        .await?;
    let ticket = match proved {
        Proved::Answer(value) => return Ok(answer::json_response(StatusCode::OK, &value)),
        Proved::Records(None) => None,
        Proved::Records(Some(message)) => match enter(shared, endpoint, message, now)? {
            Some(ticket) => Some(ticket),
            None => return Ok(answer::repeated()),
        },
    };
    let receipt = shared.acceptor.accept(read.plain.clone(), hints).await?;
    if let Some(ticket) = ticket {
        ticket.keep(now);
    }
    Ok(if endpoint.is_push() {
        answer::acknowledged(&receipt)
    } else {
        answer::receipt(&receipt)
    })
}

/// A ticket for a message that is new; none for one that was accepted and may come again.
fn enter(shared: &Shared, endpoint: &Endpoint, message: Message, now: i64) -> Result<Option<Ticket>, Failure> {
    let seen = if message.timed { &shared.seen } else { &shared.signed };
    match seen.enter(&[endpoint.path.as_bytes(), &message.identity], now) {
        Entry::New(ticket) => Ok(Some(ticket)),
        Entry::UnderWay => Err(Failure::UnderWay),
        Entry::Accepted if message.refused_again => Err(Refusal::Replayed.into()),
        Entry::Accepted => {
            shared.tally.refuse(&endpoint.path, &Refusal::Replayed);
            Ok(None)
        }
    }
}

/// Answers an origin of CloudEvents that asks whether it may send.
pub(super) async fn permission(shared: &Shared, endpoint: &Endpoint, request: Request) -> Response {
    let certificate = connection::peer(&request);
    let (parts, _) = request.into_parts();
    let outcome = permit(shared, endpoint, &Head { parts, certificate }).await;
    shared.answer(&endpoint.path, outcome)
}

async fn permit(shared: &Shared, endpoint: &Endpoint, head: &Head) -> Result<Response, Failure> {
    let Proof::EventGrid(proof) = &endpoint.proof else {
        return Err(Refusal::NotAllowed("nobody asks for permission here").into());
    };
    let (origin, key) = (head.header("webhook-request-origin"), head.query("key"));
    let origin = proof.permit(origin, shown(head, key.as_deref()), shared.now()).await?;
    let origin = HeaderValue::from_str(&origin)
        .map_err(|_| Failure::Unreadable("the origin is not a header's value".to_owned()))?;
    let mut response = StatusCode::OK.into_response();
    let headers = response.headers_mut();
    headers.insert("webhook-allowed-origin", origin);
    headers.insert("webhook-allowed-rate", HeaderValue::from_static("*"));
    headers.insert("allow", HeaderValue::from_static("POST"));
    Ok(response)
}

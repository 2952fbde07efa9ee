//! What all endpoints share: the acceptor, the room for bodies, counters, what was accepted before. Knows no proof.

use std::path::Path;
use std::sync::Arc;

use axum::response::Response;
use opentelemetry::metrics::Counter;
use opentelemetry::{KeyValue, global};
use tokio::sync::Semaphore;

use super::answer::Failure;
use crate::config::{Config, Http};
use crate::error::IngestError;
use crate::input::accept::Acceptor;
use crate::input::proof::Tally;
use crate::input::proof::replay::Seen;

/// What all endpoints share.
pub(super) struct Shared {
    pub acceptor: Acceptor,
    pub http: Http,
    /// Messages whose proof ends by itself.
    pub seen: Seen,
    /// Messages whose signature holds for ever.
    pub signed: Seen,
    pub tally: Tally,
    /// Room for bodies, in KiB.
    pub room: Arc<Semaphore>,
    requests: Counter<u64>,
}

impl Shared {
    pub(super) fn open(config: &Config, acceptor: Acceptor) -> Result<Self, IngestError> {
        let path = config
            .push
            .replay_file
            .as_deref()
            .filter(|_| config.has_untimed_signatures());
        let signed = Seen::lasting(path).map_err(|error| IngestError::Replay {
            path: path.unwrap_or(Path::new("-")).to_owned(),
            error,
        })?;
        let kib = u32::try_from(config.http.in_flight.0 >> 10).unwrap_or(u32::MAX);
        Ok(Self {
            signed,
            acceptor,
            http: config.http.clone(),
            seen: Seen::new(config.push.replay_window.millis()),
            tally: Tally::new(),
            room: Arc::new(Semaphore::new(kib.max(1) as usize)),
            requests: global::meter("tripline")
                .u64_counter("tripline.ingest.requests")
                .with_description("requests by endpoint and status")
                .build(),
        })
    }

    pub(super) fn now(&self) -> i64 {
        self.acceptor.clock().now()
    }

    /// Counts the request and turns a failure into its answer.
    pub(super) fn answer(&self, endpoint: &str, outcome: Result<Response, Failure>) -> Response {
        if let Err(Failure::Refused(refusal)) = &outcome {
            self.tally.refuse(endpoint, refusal);
        }
        let response = outcome.unwrap_or_else(Failure::into_response);
        let status = i64::from(response.status().as_u16());
        self.requests.add(
            1,
            &[
                KeyValue::new("endpoint", endpoint.to_owned()),
                KeyValue::new("status", status),
            ],
        );
        response
    }
}

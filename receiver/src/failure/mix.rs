//! One request that fails: how. What is taken may be sent again, and what is not taken must be.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::header::{HeaderValue, RETRY_AFTER};
use axum::middleware::Next;
use axum::response::Response;
use chrono::DateTime;
use schemas::Clock;
use serde_json::json;
use tokio::time::sleep;

use crate::answer;

/// How long a receiver is silent that hangs.
const SILENCE: Duration = Duration::from_secs(4);

/// How long one takes that answers slowly.
const SLOWNESS: Duration = Duration::from_secs(1);

/// What becomes of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is served.
    Nothing,
    /// 429 with `Retry-After` in seconds; nothing is taken.
    Busy(u64),
    /// 503 with `Retry-After` as a date that is so many seconds away, or a little more.
    BusyUntil(u64),
    /// That status, without a word when to come again; nothing is taken.
    Status(u16),
    /// A page for people where an answer should be; nothing is taken.
    Page,
    /// It is taken, and the answer is 500.
    Forgetful,
    /// It is taken, and the answer is cut.
    CutAfter,
    /// It is not taken, and the answer is cut.
    CutBefore,
    /// Nothing is said for long, then the answer is cut; nothing is taken.
    Hang,
    /// It is taken, and nothing is said for long.
    HangAfter,
    /// It is served, in its time.
    Slow,
    /// Credentials are refused; nothing is taken.
    Locked,
}

impl Fault {
    /// Every kind.
    pub(super) const KINDS: [Self; 14] = [
        Self::Busy(1),
        Self::BusyUntil(2),
        Self::Status(500),
        Self::Status(503),
        Self::Status(504),
        Self::Status(408),
        Self::Page,
        Self::Forgetful,
        Self::CutAfter,
        Self::CutBefore,
        Self::Hang,
        Self::HangAfter,
        Self::Slow,
        Self::Locked,
    ];

    /// What becomes of the request of that number, where so many of a hundred fail.
    pub(super) fn drawn(number: u64, share: u8) -> Option<Self> {
        // SplitMix64: every bit depends on every bit of the number.
        let mut mixed = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        let fails = mixed % 100 < u64::from(share);
        let kinds = Self::KINDS.len() as u64;
        fails.then(|| Self::KINDS[usize::try_from(mixed / 100 % kinds).unwrap_or_default()])
    }

    /// Whether who sent what is taken is told so, at once.
    pub(super) fn tells(self) -> bool {
        !matches!(self, Self::Forgetful | Self::CutAfter | Self::HangAfter)
    }

    pub(super) async fn serve(self, request: Request, next: Next) -> Response {
        let failed = |status| answer::json(status, &json!({ "error": "failed by plan" }));
        match self {
            Self::Nothing => next.run(request).await,
            Self::Busy(seconds) => retry(failed(429), HeaderValue::from(seconds)),
            Self::BusyUntil(seconds) => {
                // A date has whole seconds: the one after.
                let until = DateTime::from_timestamp(Clock::system().now() / 1_000 + seconds.cast_signed() + 1, 0);
                let date = until.map(|until| until.format("%a, %d %b %Y %H:%M:%S GMT").to_string());
                let date = date.and_then(|date| HeaderValue::from_str(&date).ok());
                retry(failed(503), date.unwrap_or(HeaderValue::from(seconds)))
            }
            Self::Status(status) => failed(status),
            Self::Page => {
                let mut page = failed(502);
                *page.body_mut() = Body::from("<html><body><h1>Bad Gateway</h1></body></html>");
                page
            }
            Self::Forgetful => {
                next.run(request).await;
                failed(500)
            }
            Self::CutAfter => cut(next.run(request).await),
            Self::CutBefore => cut(failed(500)),
            Self::Hang => {
                sleep(SILENCE).await;
                cut(failed(500))
            }
            Self::HangAfter => {
                let answer = next.run(request).await;
                sleep(SILENCE).await;
                answer
            }
            Self::Slow => {
                sleep(SLOWNESS).await;
                next.run(request).await
            }
            Self::Locked => failed(401),
        }
    }
}

fn retry(mut response: Response, after: HeaderValue) -> Response {
    response.headers_mut().insert(RETRY_AFTER, after);
    response
}

/// The head, and a body that breaks off with the connection.
fn cut(mut response: Response) -> Response {
    let broken = [Ok(Bytes::from_static(b"{")), Err(std::io::Error::other("cut by plan"))];
    *response.body_mut() = Body::from_stream(futures::stream::iter(broken));
    response.headers_mut().remove("content-length");
    response
}

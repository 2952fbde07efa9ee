//! A body that goes out in chunks with pauses between. A server that refuses a request by its head or halfway through it (401, 413, 431)
//! answers and closes; who is still writing then sees a broken pipe, and never looks for the answer. Between chunks it is seen.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use tokio::time::{Instant, Sleep, sleep};

/// Before the first chunk, as one waits for 100 Continue (RFC 9110, section 10.1.1).
const FIRST: Duration = Duration::from_millis(250);

/// Between chunks.
const PAUSE: Duration = Duration::from_millis(2);

/// A chunk, and how many there are at most.
const CHUNK: usize = 16 << 10;
const MOST: usize = 512;

/// The body.
pub(super) struct Slow {
    rest: Bytes,
    chunk: usize,
    pause: Pin<Box<Sleep>>,
}

impl Slow {
    pub(super) fn new(body: Bytes) -> Self {
        Self {
            chunk: CHUNK.max(body.len() / MOST),
            rest: body,
            pause: Box::pin(sleep(FIRST)),
        }
    }
}

impl Body for Slow {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.rest.is_empty() {
            return Poll::Ready(None);
        }
        if self.pause.as_mut().poll(context).is_pending() {
            return Poll::Pending;
        }
        let next = Instant::now() + PAUSE;
        self.pause.as_mut().reset(next);
        let chunk = self.chunk.min(self.rest.len());
        Poll::Ready(Some(Ok(Frame::data(self.rest.split_to(chunk)))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty()
    }

    /// Exact, so that the length is said and no receiver has to understand chunked encoding.
    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.rest.len() as u64)
    }
}

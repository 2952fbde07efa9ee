//! What a source brought: many documents, and what is to be remembered with them, kept in one step. Knows no source.

use std::sync::Arc;

use super::{AcceptError, Acceptor, INLINE, Inner, Receipt, Trace};
use crate::input::outlet::{Batch, Remembered};
use crate::source::Document;
use schemas::Rejected;

impl Acceptor {
    /// Decodes the documents and puts out what became of them, with what the source remembers from then on. When this is done well
    /// everything is durable.
    pub async fn accept_all(
        &self,
        source: &str,
        documents: Vec<Document>,
        entries: Vec<(String, Option<String>)>,
    ) -> Result<Receipt, AcceptError> {
        let mut trace = Trace::begin(source, None);
        let size = documents.iter().map(|document| document.bytes.len()).sum();
        let (inner, traceparent) = (Arc::clone(&self.inner), trace.traceparent().to_owned());
        let work = move || inner.prepare_all(documents, &traceparent);
        let (mut batch, receipt) = if size <= INLINE {
            work()
        } else {
            tokio::task::spawn_blocking(work)
                .await
                .map_err(|_| AcceptError::Stopped)?
        };
        if !entries.is_empty() {
            batch.remembered = Some(Remembered {
                source: source.to_owned(),
                entries,
            });
        }
        if !batch.is_empty() {
            self.inner.outlet.put(batch).await?;
        }
        trace.outcome(receipt.accepted, receipt.rejected);
        self.inner.count(size, &receipt);
        Ok(receipt)
    }
}

impl Inner {
    fn prepare_all(&self, documents: Vec<Document>, traceparent: &str) -> (Batch, Receipt) {
        let mut all = Batch {
            traceparent: traceparent.to_owned(),
            ..Batch::default()
        };
        let mut receipt = Receipt::default();
        for document in documents {
            let Document { bytes, hints, refused } = document;
            if let Some(reason) = refused {
                all.rejected
                    .push(self.rejected(bytes.to_vec(), reason, hints.origin(), 0));
                receipt.rejected += 1;
                continue;
            }
            let (batch, of_one) = self.prepare(&bytes, hints, traceparent.to_owned());
            all.changes.extend(batch.changes);
            all.rejected.extend(batch.rejected);
            receipt.accepted += of_one.accepted;
            receipt.rejected += of_one.rejected;
            receipt.nothing += of_one.nothing;
        }
        (all, receipt)
    }

    fn rejected(&self, bytes: Vec<u8>, reason: String, origin: &str, record: usize) -> Rejected {
        let (bytes, reason) = super::oversize::fit_bytes(bytes, reason, self.config.record_limit.0);
        Rejected {
            stage: "ingest".to_owned(),
            reason,
            origin: origin.to_owned(),
            position: i64::try_from(record).unwrap_or(i64::MAX),
            time: self.clock.now(),
            bytes,
        }
    }
}

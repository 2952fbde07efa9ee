//! Records that are parts wait until all inputs were read, and are completed by each other. Knows no rule.

use std::sync::Arc;

use evaluate::partial::siblings::Siblings;
use ingest::{DecodedChange, Shape};

/// The parts that wait.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    siblings: Siblings,
    parts: Vec<(Arc<str>, DecodedChange)>,
}

impl Waiting {
    /// Keeps a change that is a part; gives any other one back.
    pub(super) fn take(&mut self, file: &Arc<str>, decoded: DecodedChange) -> Option<DecodedChange> {
        let shape = Shape::named(&decoded.change.shape);
        self.siblings
            .learn(&decoded.change, shape.is_some_and(ingest::may_be_partial));
        if !Siblings::waits(&decoded.change) {
            return Some(decoded);
        }
        self.parts.push((Arc::clone(file), decoded));
        None
    }

    /// All inputs were read: the parts, each with what the others say of its resource.
    pub(super) fn complete(&mut self) -> Vec<(Arc<str>, DecodedChange)> {
        let mut parts = std::mem::take(&mut self.parts);
        for (_, part) in &mut parts {
            self.siblings.complete(&mut part.change);
        }
        parts
    }
}

//! A finding within what the bus takes: what makes it too large gives way, visibly. Decides nothing else.

use pipeline::bus::Outgoing;
use pipeline::envelope::Envelope;
use schemas::Finding;
use schemas::wire::WireError;

use crate::evidence;

/// A finding that cannot be sent.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unsendable {
    /// Its words alone are too long.
    #[error("{0} bytes even without evidence, tags and labels; raise `bus.max_record`")]
    TooLarge(usize),
    /// It does not fit its own schema.
    #[error(transparent)]
    Wire(#[from] WireError),
}

/// A finding event within so many bytes. In this order give way: the rest of the evidence, tags, labels.
pub(super) fn finding_within(envelope: &Envelope, event: &mut Finding, limit: usize) -> Result<Outgoing, Unsendable> {
    let cuts: [fn(&mut Finding); 3] = [
        |event| event.evidence = evidence::shorten(&event.evidence, 1024),
        |event| event.resource.tags.clear(),
        |event| event.resource.context.labels.clear(),
    ];
    let mut outgoing = envelope.finding(event)?;
    for cut in cuts {
        if outgoing.record.size() <= limit {
            break;
        }
        cut(event);
        event.evidence = evidence::noted(
            &event.evidence,
            "what does not fit into a record of the bus was left out",
        );
        outgoing = envelope.finding(event)?;
    }
    match outgoing.record.size() {
        size if size > limit => Err(Unsendable::TooLarge(size)),
        _ => Ok(outgoing),
    }
}

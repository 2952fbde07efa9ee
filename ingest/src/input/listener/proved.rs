//! What a request has proved so far. Knows no proof.

use crate::input::proof::Refusal;

/// What the head of a request proves.
pub(super) enum Pass {
    /// All that is asked.
    Whole,
    /// Not all: the body must prove the rest, or this is the refusal.
    Body(Refusal),
}

/// What a request is, once its proof holds.
pub(super) enum Proved {
    /// Records; with what tells the message from every other one, if it is to be remembered.
    Records(Option<Message>),
    /// A question of the service, and its answer.
    Answer(serde_json::Value),
}

/// What tells a message from every other one.
pub(super) struct Message {
    pub identity: Vec<u8>,
    /// Whether a second one is refused, for its proof belongs to this message alone, or acknowledged, for the service sends again when
    /// our answer was lost.
    pub refused_again: bool,
    /// Whether the proof itself says when it ends; else the message is remembered across restarts.
    pub timed: bool,
}

impl Message {
    /// A message whose proof is not its own.
    pub(super) fn repeating(identity: Vec<u8>) -> Self {
        Self {
            identity,
            refused_again: false,
            timed: true,
        }
    }
}

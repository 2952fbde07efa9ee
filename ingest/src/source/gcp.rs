//! What the sources of Google Cloud share: who we are, calls with a token. Knows no source.

pub(super) mod call;
pub(super) mod token;

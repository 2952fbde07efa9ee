//! What the sources of Azure share: who we are at Entra ID. Knows no source.

pub(super) mod account;
pub(super) mod token;

//! What the sources of AWS share: who we are, signed calls, objects of buckets, what a notification tells. Knows no source.

pub(super) mod account;
pub(super) mod call;
pub(super) mod notification;
pub(super) mod objects;

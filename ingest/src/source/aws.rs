//! What the sources of AWS share: who we are, signed calls, objects of buckets, what a notification tells, who did what. Knows no source.

pub(super) mod account;
pub(super) mod call;
pub(super) mod notification;
pub(super) mod objects;
pub(super) mod trail;

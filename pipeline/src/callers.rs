//! Whoever connects to a port of ours: how many may say nothing, and how they part. Knows no protocol.

mod linger;
mod silent;

pub use linger::Lingering;
pub use silent::{Caller, Callers};

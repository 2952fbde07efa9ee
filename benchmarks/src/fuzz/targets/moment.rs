//! The moment at which inputs are tried: they are repeated.

/// In ms since the Unix epoch.
pub const NOW: i64 = 1_800_000_000_000;

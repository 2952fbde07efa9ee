//! Exit codes, for scripts and CI. Knows no command.

/// Nothing risky, nothing wrong.
pub const CLEAN: u8 = 0;
/// There are findings, or rules whose cases fail.
pub const FOUND: u8 = 1;
/// Something is wrong with what was asked.
pub const FAILED: u8 = 2;

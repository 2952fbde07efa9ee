//! Which build this is. Knows no command.

/// Version, commit and rule pack.
pub const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), " (", env!("TRIPLINE_BUILD"), ")");

/// Version alone.
pub const NUMBER: &str = env!("CARGO_PKG_VERSION");

/// Commit and rule pack.
pub const BUILD: &str = env!("TRIPLINE_BUILD");

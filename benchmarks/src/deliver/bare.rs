//! What a bare loop came to. Knows no loop.

/// How many requests, in how many seconds.
pub type Bare = (usize, f64);

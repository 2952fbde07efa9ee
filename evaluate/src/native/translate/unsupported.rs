//! Why an expression has no native form.

/// In words, for `rules explain`.
pub type Unsupported = String;

//! A commit in the wrong order, so that whoever looks for loss can be seen to find it. Not in a release.
#![allow(
    clippy::disallowed_methods,
    reason = "a switch for tests of tests, which no config is to have"
)]

use std::time::Duration;

/// The environment asks for it by this name.
const SWITCH: &str = "TRIPLINE_BROKEN_COMMIT";

/// Long enough for a kill to fall into it.
pub(super) const GAP: Duration = Duration::from_millis(50);

/// Whether state and offsets are to be committed before what is told with them.
pub(super) fn is_asked_for() -> bool {
    cfg!(debug_assertions) && std::env::var_os(SWITCH).is_some()
}

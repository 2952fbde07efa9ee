//! What flows: configuration changes, verdicts, findings, their Avro and OCSF forms and the topics that carry them.
//! Plain data without IO; knows no other crate of ours.

pub mod change;
pub mod clock;
pub mod finding;
pub mod identity;
pub mod ocsf;
pub mod priority;
pub mod progress;
pub mod published;
pub mod rejected;
pub mod state;
pub mod topic;
pub mod verdict;
pub mod wire;

pub use change::{ChangeKind, Completeness, ConfigChange, Context};
pub use clock::Clock;
pub use finding::{Activity, Finding};
pub use priority::Priority;
pub use progress::SourceProgress;
pub use published::Published;
pub use rejected::Rejected;
pub use state::{FindingState, ResourceState};
pub use verdict::{Severity, Verdict};

//! A receiver for trying destinations out on one's own machine: a Splunk HTTP Event Collector, a Logs Ingestion endpoint with its
//! token endpoint, a webhook receiver and incident-response platforms on one port. It is as strict as docs/sinks says the real ones are; it keeps nothing on disk.
//! Knows no sink: what they send is read here anew.

mod answer;
mod failure;
mod incidents;
mod logs_ingestion;
mod objects;
mod platform;
mod recorder;
mod router;
mod server;
mod shared;
mod signature;
mod splunk_hec;
mod webhook;

pub use failure::{Failure, Failures};
pub use incidents::{Incident, Incidents};
pub use objects::objects;
pub use recorder::{Recorded, Recorder};
pub use router::{Routes, router};
pub use server::{ListenError, Receiver};
pub use shared::{Against, Arrival, Endpoint, Options};
pub use signature::Key;

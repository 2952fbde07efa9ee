//! What a scan is made of, in the order of its walk: records are decoded, completed, judged, collected to a report and printed in
//! a form. Knows no argument.

pub mod baseline;
pub mod choice;
pub mod collect;
mod complete;
pub mod decode;
pub mod form;
pub mod judge;
pub mod progress;
pub mod report;
pub mod session;
pub mod skip;

//! Measures that rest on other people's records and tools. May import every crate, imported by none.

pub mod accuracy;
pub mod cases;
pub mod compare;
pub mod fuzz;
pub mod report;
pub mod soak;
pub mod stage;
pub mod state;
pub mod throughput;

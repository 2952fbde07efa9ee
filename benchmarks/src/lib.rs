//! Measures that rest on other people's records and tools. May import every crate, imported by none.

pub mod accuracy;
pub mod broker;
pub mod cases;
pub mod chaos;
pub mod compare;
pub mod deliver;
pub mod fuzz;
pub mod gate;
pub mod process;
pub mod report;
pub mod soak;
pub mod stage;
pub mod state;
pub mod stream;
pub mod throughput;

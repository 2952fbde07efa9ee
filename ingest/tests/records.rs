//! Provider records to changes: golden cases and their hostile forms. One binary, so that the crate is linked once.

#[path = "records/cases.rs"]
mod cases;
#[path = "records/golden.rs"]
mod golden;
#[path = "records/hostile.rs"]
mod hostile;
#[path = "records/shapes.rs"]
mod shapes;

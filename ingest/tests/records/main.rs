//! Provider records to changes: golden cases and their hostile forms. One binary, so that the crate is linked once.
#![cfg(test)]

mod cases;
mod golden;
mod hostile;
mod shapes;

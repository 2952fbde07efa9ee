//! Provider records to changes: golden cases and their hostile forms. One binary, so that the crate is linked once.
#![allow(
    clippy::disallowed_methods,
    reason = "tests are told by the environment where a broker is"
)]
#![cfg(test)]

mod bounds;
mod cases;
mod depth;
mod golden;
mod grammar;
mod hostile;
mod limits;
mod nesting;
mod shapes;

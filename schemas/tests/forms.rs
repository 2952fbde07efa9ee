//! The forms that leave the process, held to what others published or wrote down: Avro bytes and OCSF.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "forms/ocsf.rs"]
mod ocsf;
#[path = "forms/random.rs"]
mod random;
#[path = "forms/sample.rs"]
mod sample;
#[path = "forms/wire.rs"]
mod wire;

//! The forms that leave the process, held to what others published or wrote down: Avro bytes and OCSF.

#![cfg(test)]

mod ocsf;
mod priority;
mod random;
mod sample;
mod wire;

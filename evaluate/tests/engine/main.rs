//! The engine as rule authors know it: the language by example, the differential test against plain DataFusion.

#![cfg(test)]

mod bounds;
mod differential;
mod fixture;
mod functions;
mod gate;
mod language;
mod lint;
mod mistakes;
mod plain;
mod review;
mod scan;
mod stage;

//! The rules of the house, as tests: arrows between crates and between files, sizes, names, module docs, what documents name,
//! cases of rules. Reads files as text; depends on nothing, so that it is built and run in a second.
#![cfg(test)]

mod arrows;
mod bounds;
mod circles;
mod commits;
mod documents;
mod metrics;
mod names;
mod pack;
mod scripts;
mod security;
mod sizes;
mod sleeps;
mod source;
mod tree;

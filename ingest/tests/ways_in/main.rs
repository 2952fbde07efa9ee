//! The ways in, with real sockets, keys and folders: the listener, the push endpoints and their proofs, watched folders.
#![cfg(test)]

mod audit;
#[path = "../records/cases.rs"]
mod cases;
mod changes;
mod connections;
mod eventgrid;
mod keys;
mod pubsub;
mod server;
mod shapes;
mod signed;
mod sns;
mod watch;

//! The ways in, with real sockets, keys and folders: the listener, the push endpoints and their proofs, watched folders.

#[path = "ways_in/audit.rs"]
mod audit;
#[path = "records/cases.rs"]
mod cases;
#[path = "ways_in/changes.rs"]
mod changes;
#[path = "ways_in/eventgrid.rs"]
mod eventgrid;
#[path = "ways_in/keys.rs"]
mod keys;
#[path = "ways_in/pubsub.rs"]
mod pubsub;
#[path = "ways_in/server.rs"]
mod server;
#[path = "ways_in/shapes.rs"]
mod shapes;
#[path = "ways_in/signed.rs"]
mod signed;
#[path = "ways_in/sns.rs"]
mod sns;
#[path = "ways_in/watch.rs"]
mod watch;

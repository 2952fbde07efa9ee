//! The ways in: HTTP, files, watched folders. Each gives bytes and what is known of them to the acceptor. Knows no provider.

pub(crate) mod accept;
pub mod files;
pub(crate) mod gzip;
pub(crate) mod listener;
pub(crate) mod outlet;
pub mod post;
pub mod proof;
pub(crate) mod watch;

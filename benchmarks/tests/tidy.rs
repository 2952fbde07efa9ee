//! The rules of the house, as tests: arrows between layers, sizes, module docs, paths named in documents, cases of rules.
//! Reads files as text; knows nothing of what they do.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "tidy/arrows.rs"]
mod arrows;
#[path = "tidy/documents.rs"]
mod documents;
#[path = "tidy/pack.rs"]
mod pack;
#[path = "tidy/sizes.rs"]
mod sizes;
#[path = "tidy/tree.rs"]
mod tree;

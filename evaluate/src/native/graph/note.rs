//! What is noted of the nodes of a finished graph.

use crate::functions::scan;
use crate::native::node::{Id, NONE, Step};

/// How a node is evaluated.
#[derive(Debug, Clone, Copy)]
pub struct Note {
    /// Where its value is kept for the record; [`NONE`]: it is computed each time.
    pub kept: u32,
    /// The lambdas under which it stands, a bit each: of their elements it is about.
    pub free: u32,
    /// The trie of the paths that others read of its text.
    pub document: u32,
    /// The trie of the paths that others read of its elements' texts.
    pub elements: u32,
    /// The trie in which the path that it reads stands itself.
    pub trie: u32,
    /// Which path of it.
    pub slot: u32,
}

/// Paths of one document that are looked up together.
#[derive(Debug, Default)]
pub struct Trie {
    /// The paths, each once.
    pub paths: Vec<Box<[Step]>>,
    /// The same for the scan.
    pub scan: scan::Trie,
}

impl Default for Note {
    fn default() -> Self {
        Self {
            kept: NONE,
            free: 0,
            document: NONE,
            elements: NONE,
            trie: NONE,
            slot: NONE,
        }
    }
}

/// A part of a record that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// A column as it is.
    Whole(Id),
    /// A column's values at the paths of its trie, and nothing else of it.
    Paths(Id),
}

//! One pass over JSON text: values at many paths, elements of arrays, ends of values. Accepts nothing that `serde_json` would not:
//! what it does not take, malformed or merely rare, it hands back, and the caller asks `path`. Knows no SQL.

mod skip;
mod trie;

pub use skip::{elements, is_plain_string, is_value};
pub use trie::Trie;

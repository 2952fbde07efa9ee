//! One pass over JSON text: values at many paths, elements of arrays, ends of values. Accepts nothing that `serde_json` would not:
//! what it does not take, malformed or merely rare, it hands back, and the caller asks `path`. Knows no SQL.

mod lookup;
mod skip;
mod trie;

pub use lookup::find;
pub use skip::{elements, is_plain_string, is_value, is_written_as_it_is};
pub use trie::Trie;

//! Tables as Parquet files (parquet.apache.org/docs/file-format), written from JSON by a tree of columns: optional groups, lists and values,
//! Zstandard, pages of whole rows. The crate `parquet` would do it, but asks for a feature of `twox-hash` with which DataFusion were
//! compiled anew. Knows no finding.

mod file;
mod levels;
mod thrift;
mod tree;

pub(crate) use file::write;
pub(crate) use tree::{Field, Kind, flag, group, list, number, text, time};

//! The documents that tables name for what absence means. Knows no schema's files.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path as File;

use evaluate::paths::Reading;

use crate::published::{Statement, folder};

/// Where the documents of a shape's provider stand.
fn hosts(shape: &str) -> &'static [&'static str] {
    match shape {
        "cloudformation" | "aws_api" | "aws_config" => &["docs.aws.amazon.com/"],
        "terraform" => &["registry.terraform.io/providers/"],
        "azure" | "arm" => &["learn.microsoft.com/"],
        "gcp_asset" => &["cloud.google.com/", "developers.google.com/"],
        // Custom resources have documents of their own projects.
        _ => &["https://"],
    }
}

/// The header of each table; that of a folder stands in one of its files.
pub fn headers() -> BTreeMap<String, String> {
    let mut headers = BTreeMap::new();
    let tables = folder().join("../../rules/tables");
    for entry in fs::read_dir(tables).unwrap() {
        let file = entry.unwrap().path();
        let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
        headers.insert(name, text(&file));
    }
    headers
}

fn text(file: &File) -> String {
    if !file.is_dir() {
        return fs::read_to_string(file).unwrap();
    }
    let files = fs::read_dir(file).unwrap();
    files.map(|entry| text(&entry.unwrap().path())).collect()
}

/// Whether what is taken says what the provider does: an empty text only says that nothing stands there.
pub fn are_claims(reading: &Reading) -> bool {
    reading.defaults.iter().any(|default| !default.is_empty())
}

/// Whether the schema itself states what is taken: that it is the same is another test's.
pub fn is_stated(statement: Option<&Statement>) -> bool {
    statement.is_some_and(|statement| statement.default.is_some())
}

/// Whether a table names a document of the provider.
pub fn cites(headers: &BTreeMap<String, String>, table: &str, shape: &str) -> bool {
    let named = |header: &String| hosts(shape).iter().any(|host| header.contains(host));
    headers.get(table).is_some_and(named)
}

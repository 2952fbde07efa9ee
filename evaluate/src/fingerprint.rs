//! What a verdict of a rule rests on, as one number: the rule with its settings, and every table and function that it reads, and
//! those that they read. Names are taken from the text, so that one too many may count and none too few. Compiles nothing.

use std::collections::{HashMap, HashSet};

use schemas::identity::basis;

use crate::pack::{Pack, Table};
use crate::rule::Rule;

/// The function that reads the clock: the only one, for the dialect refuses `now` and its like.
const CLOCK: &str = "days_since";

/// What a rule rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint {
    /// Equal where all that it rests on is.
    pub hash: i64,
    /// Whether its verdict may become another one as days pass.
    pub reads_clock: bool,
}

impl Fingerprint {
    /// Of several rules together.
    pub fn of(rules: impl Iterator<Item = Self>) -> Self {
        let mut all: Vec<Self> = rules.collect();
        all.sort_by_key(|rule| rule.hash);
        let hashes: Vec<String> = all.iter().map(|rule| rule.hash.to_string()).collect();
        let hashes: Vec<&str> = hashes.iter().map(String::as_str).collect();
        Self {
            hash: basis(&hashes),
            reads_clock: all.iter().any(|rule| rule.reads_clock),
        }
    }
}

/// A table or function.
struct Part {
    text: String,
    words: HashSet<String>,
}

/// The fingerprint of each rule of a pack, by id.
pub fn of(pack: &Pack) -> HashMap<String, Fingerprint> {
    let tables = pack.tables.iter().map(|table| (table.name.as_str(), sql(table)));
    let functions = pack.functions.iter();
    let functions = functions.map(|function| {
        let text = format!("{} {:?} {}", function.signature(), function.returns, function.body);
        (function.name.as_str(), text)
    });
    let mut parts: HashMap<String, Part> = HashMap::new();
    for (name, text) in tables.chain(functions) {
        let words: HashSet<String> = words(&text).collect();
        // A table and a function may have one name: then both count.
        let part = parts.entry(name.to_lowercase()).or_insert_with(|| Part {
            text: String::new(),
            words: HashSet::new(),
        });
        part.text.push_str(&text);
        part.words.extend(words);
    }
    pack.rules
        .iter()
        .map(|rule| (rule.info.id.clone(), of_rule(rule, &parts)))
        .collect()
}

fn of_rule(rule: &Rule, parts: &HashMap<String, Part>) -> Fingerprint {
    let mut read: HashSet<String> = words(&rule.text).collect();
    let mut unread: Vec<String> = read.iter().cloned().collect();
    while let Some(word) = unread.pop() {
        let named = parts.get(&word).map(|part| part.words.iter()).into_iter().flatten();
        for word in named {
            if read.insert(word.clone()) {
                unread.push(word.clone());
            }
        }
    }
    let mut named: Vec<(&str, &str)> = parts
        .iter()
        .filter(|(name, _)| read.contains(*name))
        .map(|(name, part)| (name.as_str(), part.text.as_str()))
        .collect();
    named.sort_unstable();
    let told = rule.is_told.to_string();
    let mut texts = vec![env!("CARGO_PKG_VERSION"), &rule.info.id, &rule.info.hash, &told];
    texts.extend(named.iter().flat_map(|(name, text)| [*name, *text]));
    Fingerprint {
        hash: basis(&texts),
        reads_clock: read.contains(CLOCK),
    }
}

fn sql(table: &Table) -> String {
    table.parts.iter().map(|part| part.sql.as_str()).collect()
}

/// Words that can be a name.
fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

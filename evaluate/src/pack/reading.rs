//! What the rules of a pack read: tables and functions by name, and those that they read. By the words of their texts, so that rather
//! too much counts than too little.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::OnceLock;

use super::{Pack, Table};

/// The tables and functions of a pack by name, and what each reads.
#[derive(Debug, Default)]
pub struct Reading {
    parts: HashMap<String, Part>,
}

/// What has one name: a table, a function, or both, for then both count.
#[derive(Debug, Default)]
struct Part {
    tables: Vec<usize>,
    functions: Vec<usize>,
    words: OnceLock<HashSet<String>>,
}

impl Reading {
    /// Of a pack's tables and functions.
    pub fn of(pack: &Pack) -> Self {
        let mut parts: HashMap<String, Part> = HashMap::new();
        for (index, table) in pack.tables.iter().enumerate() {
            parts.entry(table.name.to_lowercase()).or_default().tables.push(index);
        }
        for (index, function) in pack.functions.iter().enumerate() {
            let part = parts.entry(function.name.to_lowercase()).or_default();
            part.functions.push(index);
        }
        Self { parts }
    }

    /// The names of the tables and functions that a text reads, and of those that they read.
    pub fn names<'a>(&'a self, pack: &Pack, text: &str) -> HashSet<&'a str> {
        let mut read: HashSet<&str> = HashSet::new();
        let mut unread: Vec<&str> = words(text).filter_map(|word| self.name(&word)).collect();
        while let Some(name) = unread.pop() {
            if read.insert(name) {
                let words = self.words(pack, name).iter();
                unread.extend(words.filter_map(|word| self.name(word)));
            }
        }
        read
    }

    /// The tables of these names, in the pack's order.
    pub fn tables<'a>(&self, pack: &'a Pack, names: &HashSet<&str>) -> Vec<&'a Table> {
        let parts = names.iter().filter_map(|name| self.parts.get(*name));
        let mut tables: Vec<usize> = parts.flat_map(|part| part.tables.iter().copied()).collect();
        tables.sort_unstable();
        tables.into_iter().map(|index| &pack.tables[index]).collect()
    }

    /// The files of these names.
    pub fn files<'a>(&self, pack: &'a Pack, names: &HashSet<&str>) -> Vec<&'a Path> {
        let parts = names.iter().filter_map(|name| self.parts.get(*name));
        let files = parts.flat_map(|part| {
            let tables = part.tables.iter().map(|index| pack.tables[*index].file.as_path());
            let functions = part.functions.iter();
            tables.chain(functions.map(|index| pack.functions[*index].file.as_path()))
        });
        files.collect()
    }

    /// All that stands under a name.
    pub fn text(&self, pack: &Pack, name: &str) -> String {
        let Some(part) = self.parts.get(name) else {
            return String::new();
        };
        let mut text = String::new();
        for index in &part.tables {
            text.extend(pack.tables[*index].parts.iter().map(|part| part.sql.as_str()));
        }
        for index in &part.functions {
            let function = &pack.functions[*index];
            text += &format!("{} {:?} {}", function.signature(), function.returns, function.body);
        }
        text
    }

    /// Whether a text has a word.
    pub fn has_word(&self, pack: &Pack, text: &str, names: &HashSet<&str>, word: &str) -> bool {
        words(text).any(|found| found == word) || names.iter().any(|name| self.words(pack, name).contains(word))
    }

    fn name(&self, word: &str) -> Option<&str> {
        self.parts.get_key_value(word).map(|(name, _)| name.as_str())
    }

    fn words(&self, pack: &Pack, name: &str) -> &HashSet<String> {
        static NONE: OnceLock<HashSet<String>> = OnceLock::new();
        match self.parts.get(name) {
            Some(part) => part
                .words
                .get_or_init(|| words(&self.text(pack, name)).map(Cow::into_owned).collect()),
            None => NONE.get_or_init(HashSet::new),
        }
    }
}

impl Pack {
    /// Leaves out what no rule reads of the files that may go: planning all of a pack takes longer than a few rules do.
    pub fn leave_out_unread(&mut self, may_go: impl Fn(&Path) -> bool) {
        let reading = Reading::of(self);
        let mut read: HashSet<&str> = HashSet::new();
        for rule in &self.rules {
            read.extend(reading.names(self, rule.sql()));
        }
        let kept = self.tables.iter().map(|table| (&table.name, &table.file));
        let kept = kept.chain(self.functions.iter().map(|function| (&function.name, &function.file)));
        for (name, _) in kept.filter(|(_, file)| !may_go(file)) {
            read.extend(reading.names(self, name));
        }
        let read: HashSet<String> = read.into_iter().map(str::to_owned).collect();
        self.tables.retain(|table| read.contains(&table.name.to_lowercase()));
        self.functions
            .retain(|function| read.contains(&function.name.to_lowercase()));
    }
}

/// Words that can be a name, as SQL compares them.
pub fn words(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let words = text.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    words.filter(|word| !word.is_empty()).map(|word| {
        // Most are lower-case, and most texts are read at every start.
        let is_lower = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
        if is_lower {
            Cow::from(word)
        } else {
            Cow::from(word.to_lowercase())
        }
    })
}

//! What the rules of a pack read: tables and functions by name, and those that they read. By the words of their texts, so that rather
//! too much is kept than too little.

use std::collections::HashMap;
use std::path::Path;

use super::Pack;

impl Pack {
    /// Leaves out what no rule reads of the files that may go: planning all of a pack takes longer than a few rules do.
    pub fn leave_out_unread(&mut self, may_go: impl Fn(&Path) -> bool) {
        let mut waiting: Vec<String> = self.rules.iter().map(|rule| rule.text.clone()).collect();
        let mut unread: HashMap<String, Vec<String>> = HashMap::new();
        for (name, file, texts) in self.named() {
            if may_go(file) {
                unread.entry(name).or_default().extend(texts);
            } else {
                waiting.extend(texts);
            }
        }
        while let Some(text) = waiting.pop() {
            for word in words(&text) {
                waiting.extend(unread.remove(&word).unwrap_or_default());
            }
        }
        self.tables.retain(|table| !unread.contains_key(&table.name));
        self.functions.retain(|function| !unread.contains_key(&function.name));
    }

    /// Tables and functions: name, file, what they are written with.
    fn named(&self) -> impl Iterator<Item = (String, &Path, Vec<String>)> {
        let tables = self.tables.iter().map(|table| {
            let parts = table.parts.iter().map(|part| part.sql.clone());
            (table.name.clone(), table.file.as_path(), parts.collect())
        });
        let functions = self.functions.iter().map(|function| {
            let body = vec![function.body.to_string()];
            (function.name.clone(), function.file.as_path(), body)
        });
        tables.chain(functions)
    }
}

/// Words that can be a name, as SQL compares them.
fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

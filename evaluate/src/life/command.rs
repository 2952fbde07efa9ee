//! The command of a remediation with the resource's own names in place of `<placeholders>`. Pure; runs nothing.
//!
//! A wrong name in a command that somebody pastes at night is worse than a placeholder, so a place is filled only where its option or its
//! word names what the resource, or what it lies in, is: `--bucket <name>` for a bucket, `--kms-key-id <key>` for a key and not for the
//! volume that is to be encrypted. What a shell would not take for a plain word is never put in.

mod names;

use names::{Names, plain};
use schemas::ConfigChange;
use serde_json::Value;

/// Words that stand for whatever the command is about.
const OWN: [&str; 5] = ["name", "id", "arn", "identifier", "resource"];

/// Columns of what a resource lies in.
const PLACES: [&str; 6] = ["cluster", "location", "namespace", "project", "server", "zone"];

/// Endings of options that say how a thing is named, not which.
const FORMS: [&str; 8] = ["-identifier", "-names", "-name", "-arns", "-arn", "-ids", "-id", "s"];

/// The command with what is known in it.
pub(super) fn filled(command: &str, change: &ConfigChange, evidence: &str) -> String {
    if !command.contains('<') {
        return command.to_owned();
    }
    let names = Names::of(change);
    let mut out = String::with_capacity(command.len());
    let mut rest = command;
    while let Some((before, word, after)) = next(rest) {
        out.push_str(before);
        let place = Place::of(&out, word);
        match place.value(&names, evidence).filter(|value| is_plain(value)) {
            Some(value) => out.push_str(&value),
            None => out.extend(["<", word, ">"]),
        }
        rest = after;
    }
    out + rest
}

/// The text before the next placeholder, its word, and what comes after.
fn next(text: &str) -> Option<(&str, &str, &str)> {
    let start = text.find('<')?;
    let end = start + text[start..].find('>')?;
    Some((&text[..start], &text[start + 1..end], &text[end + 1..]))
}

/// Where in a command a placeholder stands.
struct Place<'a> {
    word: String,
    /// What its option is about: `rest-api` of `--rest-api-id`; empty for `--name`; `None` without an option.
    option: Option<String>,
    /// The words before it, the nearest first.
    before: Vec<&'a str>,
}

impl<'a> Place<'a> {
    fn of(text: &'a str, word: &str) -> Self {
        let mut words = text.split_whitespace().rev();
        let glued = text
            .ends_with(|last: char| !last.is_whitespace())
            .then(|| words.next())
            .flatten();
        let option = match glued {
            Some(glued) => glued
                .strip_suffix('=')
                .filter(|glued| glued.starts_with("--"))
                .map(subject),
            None => words.clone().next().filter(|word| word.starts_with('-')).map(subject),
        };
        let before = match glued {
            // `deployment/<name>`, and within a value only what the word itself says counts.
            Some(glued) if glued.ends_with('/') => vec![glued],
            Some(_) => Vec::new(),
            None => words.take(2).collect(),
        };
        Self {
            word: plain(word),
            option,
            before,
        }
    }

    fn value(&self, names: &Names<'_>, evidence: &str) -> Option<String> {
        let is_own_word = OWN.contains(&self.word.as_str());
        match self.option.as_deref() {
            Some("") if is_own_word => names.own(&self.word),
            // `--rest-api-id <id>`, `--server <server>`; not `--target-snapshot <copy>`.
            Some(subject) if !subject.is_empty() => {
                let found = names.called(&[subject, if is_own_word { subject } else { &self.word }]);
                match self.word.as_str() {
                    "arn" | "id" | "name" if names.is(subject) => names.own(&self.word),
                    "arn" => None,
                    _ => found.or_else(|| column(evidence, &self.word)),
                }
            }
            None if is_own_word => {
                let is_about = self.before.iter().any(|word| names.is(&plain(word)));
                is_about.then(|| names.own(&self.word)).flatten()
            }
            // `--name <account>`, `gs://<bucket>`.
            _ => names.called(&[&self.word]).or_else(|| column(evidence, &self.word)),
        }
    }
}

/// What an option is about, as one plain word: `restapi` of `--rest-api-id`.
fn subject(option: &str) -> String {
    let bare = option.trim_start_matches('-');
    let form = FORMS.iter().find_map(|form| bare.strip_suffix(form));
    let subject = plain(form.unwrap_or(bare));
    match subject.as_str() {
        "g" => "resourcegroup".to_owned(),
        "n" => String::new(),
        own if OWN.contains(&own) => String::new(),
        _ => subject,
    }
}

/// What the resource lies in by its evidence. Other columns say how it is, not how it is to be.
fn column(evidence: &str, wanted: &str) -> Option<String> {
    if !PLACES.contains(&wanted) {
        return None;
    }
    let columns: Value = serde_json::from_str(evidence).ok()?;
    columns.get(wanted)?.as_str().map(str::to_owned)
}

/// Whether a shell takes it as one word that stands for itself.
fn is_plain(value: &str) -> bool {
    let is_plain = |character: char| character.is_ascii_alphanumeric() || "._:/@+=,-".contains(character);
    !value.is_empty() && !value.starts_with('-') && value.chars().all(is_plain)
}

#[cfg(test)]
mod tests;

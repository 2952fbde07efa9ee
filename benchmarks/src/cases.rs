//! The cases of the pack's rules as changes. Judges nothing.

use anyhow::{Context as _, anyhow};
use evaluate::cases::{self, Case};
use evaluate::rule::Rule;
use schemas::ConfigChange;

/// The cases beside a rule.
///
/// # Errors
/// The file is missing or wrong.
pub fn of(rule: &Rule) -> anyhow::Result<Vec<Case>> {
    let file = cases::file(&rule.file);
    let text = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    cases::parse(&file, &text).map_err(|mistakes| {
        let lines: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
        anyhow!(lines.join("\n"))
    })
}

/// The changes that a case's record holds; what is rejected of it is none. `now` in ms since the Unix epoch.
///
/// # Errors
/// A shape that is none.
pub fn changes(case: &Case, now: i64) -> anyhow::Result<Vec<ConfigChange>> {
    let shape = case.shape.as_deref().map(str::parse).transpose();
    let hints = ingest::Hints {
        shape: shape.map_err(|error| anyhow!("{}: {error}", case.name))?,
        account: case.account.clone(),
        region: case.region.clone(),
        ..ingest::Hints::named(case.file_name())
    };
    let decoded = ingest::decode(&case.bytes(), &hints, &[], now);
    Ok(decoded.changes.into_iter().map(|decoded| decoded.change).collect())
}

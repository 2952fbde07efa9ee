//! The cases beside a rule, on disk or in the binary, and what they say of their records.

use std::borrow::Cow;
use std::io;
use std::path::Path;

use evaluate::RuleError;
use evaluate::cases::{self, Case};
use evaluate::rule::Rule;
use ingest::{Hints, Shape};

use crate::pack::built_in;

/// Reads a file of cases.
///
/// # Errors
/// All that is wrong with the file, by line.
pub fn read(file: &Path) -> Result<Vec<Case>, Vec<RuleError>> {
    let cases = match text(file) {
        Ok(Some(text)) => cases::parse(file, &text)?,
        Ok(None) => {
            let fix = "write that file with records and the verdict of each (docs/rules.md)";
            return Err(vec![RuleError::new("the rule has no cases", fix).in_file(file)]);
        }
        Err(error) => return Err(vec![RuleError::new(error, "see that it can be read").in_file(file)]),
    };
    let unknown = |case: &Case| {
        let word = case.shape.as_deref().filter(|_| shape(case).is_none())?;
        let what = format!("case {:?}: shape {word:?} is not known", case.name);
        let mistake = RuleError::new(what, format!("the shapes are {}", Shape::words()));
        let line = case.line;
        Some(RuleError { line, ..mistake }.in_file(file))
    };
    let unknown: Vec<RuleError> = cases.iter().filter_map(unknown).collect();
    if unknown.is_empty() { Ok(cases) } else { Err(unknown) }
}

/// Whether a rule has a file of cases.
pub fn are_beside(rule: &Rule) -> bool {
    !matches!(text(&cases::file(&rule.file)), Ok(None))
}

/// The text of a file of cases, on disk or in the binary; `None`: there is no such file.
fn text(file: &Path) -> Result<Option<Cow<'static, str>>, String> {
    let built_in = built_in::cases(file).map_err(|error| error.to_string())?;
    if let Some(text) = built_in {
        return Ok(Some(Cow::Borrowed(text)));
    }
    match pipeline::file::text(file) {
        Ok(text) => Ok(Some(Cow::Owned(text))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.to_string()),
    }
}

/// What a case says of its record beside its bytes.
pub fn hints(case: &Case) -> Hints {
    Hints {
        shape: shape(case),
        account: case.account.clone(),
        region: case.region.clone(),
        ..Hints::default()
    }
}

fn shape(case: &Case) -> Option<Shape> {
    case.shape.as_deref().and_then(Shape::named)
}

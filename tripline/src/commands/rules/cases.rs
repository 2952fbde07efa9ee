//! The cases beside a rule, on disk or in the binary, and what they say of their records.

use std::borrow::Cow;
use std::io;
use std::path::Path;

use evaluate::cases::{self, Case};
use ingest::{Hints, Shape};

use crate::pack::built_in;

/// Reads a file of cases.
///
/// # Errors
/// What is wrong with the file, with its line where one is at fault.
pub fn read(file: &Path) -> Result<Vec<Case>, String> {
    let shown = file.display();
    let cases = cases::parse(&text(file)?).map_err(|(line, what)| match line {
        Some(line) => format!("{shown}:{line}: {what}"),
        None => format!("{shown}: {what}"),
    })?;
    match cases.iter().find(|case| case.shape.is_some() && shape(case).is_none()) {
        Some(case) => Err(format!("{shown}:{}: shape {:?} is not known", case.line, case.shape)),
        None => Ok(cases),
    }
}

/// The text of a file of cases, on disk or in the binary.
fn text(file: &Path) -> Result<Cow<'static, str>, String> {
    let shown = file.display();
    let built_in = built_in::cases(file).map_err(|error| error.to_string())?;
    if let Some(text) = built_in {
        return Ok(Cow::Borrowed(text));
    }
    std::fs::read_to_string(file).map(Cow::Owned).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => {
            format!("{shown}: the rule has no cases: write that file with records and the verdict of each (docs/rules.md)")
        }
        _ => format!("{shown}: {error}"),
    })
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

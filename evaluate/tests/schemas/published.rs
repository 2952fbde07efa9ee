//! The distilled files and what stands in them. Knows no judgement.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path as File, PathBuf};

use evaluate::paths::Path;

/// The shapes of which a schema is published; one without a file is not looked up.
const SHAPES: [&str; 8] = [
    "cloudformation",
    "terraform",
    "kubernetes",
    "aws_api",
    "aws_config",
    "gcp_asset",
    "azure",
    "arm",
];

/// What a provider states of a path.
#[derive(Debug)]
pub struct Statement {
    pub kinds: BTreeSet<String>,
    pub values: BTreeSet<String>,
    pub default: Option<String>,
}

/// All that the providers state.
#[derive(Debug)]
pub struct Published {
    shapes: BTreeSet<String>,
    /// By shape, type and path.
    statements: BTreeMap<(String, String, String), Statement>,
}

impl Published {
    pub fn read() -> Self {
        let (mut statements, mut shapes) = (BTreeMap::new(), BTreeSet::new());
        for shape in SHAPES {
            let name = format!("{shape}.tsv");
            if !folder().join(&name).exists() {
                continue;
            }
            shapes.insert(shape.to_owned());
            for row in rows(&name) {
                let [of, path, kinds, values, default, _versions] = row.as_slice() else {
                    panic!("{name}: a row of {} fields: {row:?}", row.len());
                };
                let statement = Statement {
                    kinds: words(kinds, '/'),
                    values: words(values, '|'),
                    default: Some(default.clone()).filter(|default| !default.is_empty()),
                };
                statements.insert((shape.to_owned(), of.clone(), path.clone()), statement);
            }
        }
        Self { shapes, statements }
    }

    pub fn has_shape(&self, shape: &str) -> bool {
        self.shapes.contains(shape)
    }

    pub fn has_type(&self, path: &Path) -> bool {
        self.at(path, "").is_some()
    }

    pub fn statement(&self, path: &Path) -> Option<&Statement> {
        self.at(path, &path.path)
    }

    fn at(&self, path: &Path, of: &str) -> Option<&Statement> {
        self.statements
            .get(&(path.shape.clone(), path.resource_type.clone(), of.to_owned()))
    }
}

/// Where the files stand.
pub fn folder() -> PathBuf {
    File::new(env!("CARGO_MANIFEST_DIR")).join("../benchmarks/schemas")
}

/// The rows of a file, without its remarks.
pub fn rows(name: &str) -> Vec<Vec<String>> {
    let file = folder().join(name);
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect()
}

/// The texts that stand in each function of the pack, without case.
pub fn words_of_functions() -> Vec<BTreeSet<String>> {
    let functions = fs::read_dir(folder().join("../../rules/functions")).unwrap();
    let texts = |file: PathBuf| -> BTreeSet<String> {
        let sql = fs::read_to_string(file).unwrap().to_lowercase();
        sql.split('\'').skip(1).step_by(2).map(str::to_owned).collect()
    };
    let files = functions
        .map(|entry| entry.unwrap().path())
        .filter(|file| file.is_file());
    files.map(texts).collect()
}

fn words(text: &str, between: char) -> BTreeSet<String> {
    text.split(between)
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

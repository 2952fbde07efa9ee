//! Circles between the files of a crate: who reads one must read all, so there are none. Computed from `use` and from paths in the
//! code; what a file only hands on (`pub use`, not named in it again) is followed to where it stands.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{Use, code, module, paths, uses};
use crate::tree::{CRATES, files, none};

type Module = Vec<String>;

/// What a file imports and names.
struct Source {
    uses: Vec<Use>,
    paths: Vec<Vec<String>>,
    words: BTreeMap<String, usize>,
}

impl Source {
    fn of(code: &str) -> Self {
        let mut words = BTreeMap::new();
        for word in code.split(|c: char| !c.is_alphanumeric() && c != '_') {
            *words.entry(word.to_owned()).or_default() += 1;
        }
        Self {
            uses: uses(code),
            paths: paths(code),
            words,
        }
    }

    /// Whether a file hands something on that it does not itself use.
    fn only_hands_on(&self, item: &Use) -> bool {
        item.public && self.words.get(&item.name).is_none_or(|times| *times < 2)
    }
}

struct Files {
    modules: BTreeMap<Module, Source>,
}

impl Files {
    fn of(name: &str) -> Self {
        let mut modules = BTreeMap::new();
        for file in files(&format!("{name}/src"), ".rs") {
            let module = module(&file);
            let test = module.iter().any(|part| part == "tests");
            let main = file.ends_with("src/main.rs") && name != "benchmarks";
            if !test && !main {
                modules.insert(module, Source::of(&code(&file)));
            }
        }
        Self { modules }
    }

    /// The module whose file holds what a path names, as seen from another.
    fn target(&self, from: &Module, path: &[String], depth: usize) -> Option<Module> {
        let mut at: Module = match path.first()?.as_str() {
            "crate" => Vec::new(),
            "self" => from.clone(),
            "super" => from[..from.len().checked_sub(1)?].to_vec(),
            child => {
                let mut below = from.clone();
                below.push(child.to_owned());
                self.modules.contains_key(&below).then_some(())?;
                below
            }
        };
        let mut rest = &path[1..];
        while let Some((next, more)) = rest.split_first() {
            if next == "super" {
                at.pop();
            } else {
                let mut below = at.clone();
                below.push(next.clone());
                if !self.modules.contains_key(&below) {
                    // An item: of this file, or handed on from another.
                    let uses = &self.modules.get(&at)?.uses;
                    let passed = uses.iter().find(|item| item.public && item.name == *next && depth < 9);
                    return passed
                        .and_then(|item| self.target(&at, &item.path, depth + 1))
                        .or(Some(at));
                }
                at = below;
            }
            rest = more;
        }
        self.modules.contains_key(&at).then_some(at)
    }

    fn arrows(&self) -> BTreeMap<&Module, BTreeSet<Module>> {
        let arrows = self.modules.iter().map(|(from, source)| {
            let imported = source
                .uses
                .iter()
                .filter(|item| !source.only_hands_on(item))
                .map(|item| &item.path);
            let named = imported
                .chain(&source.paths)
                .filter_map(|path| self.target(from, path, 0));
            (from, named.filter(|to| to != from).collect())
        });
        arrows.collect()
    }
}

/// Files that reach each other, as sets of two and more.
fn circles(arrows: &BTreeMap<&Module, BTreeSet<Module>>) -> Vec<Vec<Module>> {
    let reach: BTreeMap<&Module, BTreeSet<Module>> =
        arrows.keys().map(|from| (*from, reachable(arrows, from))).collect();
    let mut found: BTreeSet<Vec<Module>> = BTreeSet::new();
    for (from, to) in &reach {
        if to.contains(*from) {
            let mutual = to
                .iter()
                .filter(|other| reach.get(other).is_some_and(|back| back.contains(*from)));
            found.insert(mutual.cloned().collect());
        }
    }
    found.into_iter().collect()
}

fn reachable(arrows: &BTreeMap<&Module, BTreeSet<Module>>, from: &Module) -> BTreeSet<Module> {
    let mut seen = BTreeSet::new();
    let mut open = vec![from.clone()];
    while let Some(module) = open.pop() {
        for next in arrows.get(&module).into_iter().flatten() {
            if seen.insert(next.clone()) {
                open.push(next.clone());
            }
        }
    }
    seen
}

#[test]
fn files_of_a_crate_form_no_circle() {
    let mut found = Vec::new();
    for name in CRATES {
        let files = Files::of(name);
        let arrows = files.arrows();
        let circles = circles(&arrows);
        for circle in &circles {
            let shown = circle.iter().map(|module| {
                let inside = arrows[module]
                    .iter()
                    .filter(|to| circle.contains(to))
                    .map(|to| to.join("/"));
                format!("{} → {}", module.join("/"), inside.collect::<Vec<_>>().join(", "))
            });
            found.push(format!("{name}:\n    {}", shown.collect::<Vec<_>>().join("\n    ")));
        }
    }
    none("circles between files", &found);
}

/// Every way in which a file names another is an arrow.
#[test]
fn a_circle_is_found_however_it_is_written() {
    let between = |parent: &str, child: &str| {
        let modules = [
            ("", ""),
            ("parent", parent),
            ("parent/child", child),
            ("parent/sibling", ""),
        ];
        let modules = modules.map(|(name, code)| {
            let name = name.split('/').filter(|part| !part.is_empty()).map(str::to_owned);
            (name.collect(), Source::of(code))
        });
        let files = Files {
            modules: BTreeMap::from(modules),
        };
        circles(&files.arrows()).len()
    };
    let up = "use super::Kind;";
    assert_eq!(between("use self::child::Part;", up), 1);
    assert_eq!(between("fn new() { child::new() }", up), 1);
    assert_eq!(between("pub use child::Part;\nstruct All(Part);", up), 1);
    assert_eq!(
        between("fn new() { crate::parent::child::new() }", "fn new() { super::new() }"),
        1
    );
    assert_eq!(between("pub use child::Part;", up), 0);
    assert_eq!(between("use child::Part;", "use super::{\n    sibling,\n};"), 0);
}

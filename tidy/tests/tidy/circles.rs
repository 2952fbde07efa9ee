//! Circles between the files of a crate: who reads one must read all, so there are none. Computed from `use` and from paths in the
//! code; what a file only hands on (`pub use`) is followed to where it stands.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{Use, code, module, paths, uses};
use crate::tree::{CRATES, files, none};

/// Crates that still have circles. Only ever gets shorter.
const OWING: [&str; 1] = ["evaluate"];

type Module = Vec<String>;

/// What a file imports and names.
struct Source {
    uses: Vec<Use>,
    paths: Vec<Vec<String>>,
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
                let code = code(&file);
                modules.insert(
                    module,
                    Source {
                        uses: uses(&code),
                        paths: paths(&code),
                    },
                );
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
            let imported = source.uses.iter().filter(|item| !item.public).map(|item| &item.path);
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
        let owing = OWING.contains(&name);
        for circle in circles.iter().filter(|_| !owing) {
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

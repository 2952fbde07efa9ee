//! Every place that a kind of destination has, as CONTRIBUTING.md names them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use sinks::Entry;

use crate::world::Kind;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The kinds that a config may name.
fn kinds() -> BTreeSet<String> {
    let schema = schemars::schema_for!(Entry);
    let variants = schema.get("oneOf").and_then(|variants| variants.as_array()).unwrap();
    let kind = |variant: &serde_json::Value| {
        variant
            .pointer("/properties/kind/const")
            .unwrap()
            .as_str()
            .unwrap()
            .to_owned()
    };
    variants.iter().map(kind).collect()
}

/// Says what is missing and what is too much.
fn same(what: &str, have: &BTreeSet<String>, wanted: &BTreeSet<String>) {
    let missing: Vec<&String> = wanted.difference(have).collect();
    let foreign: Vec<&String> = have.difference(wanted).collect();
    assert!(
        have == wanted,
        "{what}: missing {missing:?}, and not known elsewhere {foreign:?}"
    );
}

#[test]
fn a_kind_is_a_folder_with_the_same_files() {
    let folder = Path::new(ROOT).join("src/destination");
    let entries = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let folders: Vec<_> = entries.filter(|path| path.is_dir()).collect();
    let names = folders
        .iter()
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned());
    same("folders of src/destination", &names.collect(), &kinds());
    for folder in folders {
        let has = |file: &str| folder.join(file).is_file();
        let files = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
        // A platform is a template or several, and a config.
        let templated = files
            .filter(|file| file.extension().is_some_and(|ending| ending == "toml"))
            .count()
            > 0;
        let wanted: &[&str] = match templated {
            true => &["config.rs"],
            false => &["config.rs", "encode.rs", "sink.rs", "answer.rs", "preflight.rs"],
        };
        for file in wanted {
            assert!(has(file), "{} has no {file}", folder.display());
        }
    }
}

#[test]
fn a_kind_passes_the_conformance_suite() {
    let kinds_of_suite = Kind::ALL.into_iter().chain([Kind::Kafka]);
    let tried = kinds_of_suite.map(|kind| kind.entry("http://127.0.0.1:1")["kind"].as_str().unwrap().to_owned());
    let tried: BTreeSet<String> = tried.collect();
    same("kinds that `Kind` of tests/delivery/kind.rs tries", &tried, &kinds());
}

#[test]
fn a_kind_is_documented() {
    for kind in kinds() {
        let path = Path::new(ROOT).join(format!("../docs/sinks/{kind}.md"));
        let document = fs::read_to_string(&path).unwrap_or_default();
        let example = format!("kind = \"{kind}\"");
        assert!(document.contains(&example), "{} shows no {example}", path.display());
        let list = fs::read_to_string(Path::new(ROOT).join("../docs/sinks.md")).unwrap();
        let row = format!("| [`{kind}`](sinks/{kind}.md) |");
        assert!(list.contains(&row), "docs/sinks.md has no row {row}");
    }
}

/// Every `[[sink]]` in the pages and in compose is one that a config may hold; every kind has a page with one, and a sample.
#[test]
fn examples_hold() {
    let mut blocks = Vec::new();
    for page in fs::read_dir(Path::new(ROOT).join("../docs/sinks")).unwrap() {
        let path = page.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let fenced = text
            .split("```")
            .skip(1)
            .step_by(2)
            .filter_map(|block| block.strip_prefix("toml"));
        blocks.extend(
            fenced
                .filter(|block| block.contains("[[sink]]"))
                .map(|block| (path.clone(), block.to_owned())),
        );
    }
    assert!(blocks.len() >= kinds().len(), "{}", blocks.len());
    let mut sampled = BTreeSet::new();
    for folder in fs::read_dir(Path::new(ROOT).join("../compose")).unwrap() {
        let path = folder.unwrap().path().join("tripline.toml");
        if let Ok(text) = fs::read_to_string(&path)
            && text.contains("[[sink]]")
        {
            let config: toml::Table = toml::from_str(&text).unwrap();
            let sinks = config["sink"].as_array().unwrap();
            sampled.extend(sinks.iter().map(|sink| sink["kind"].as_str().unwrap().to_owned()));
            blocks.push((path, text));
        }
    }
    same(
        "kinds with a sample config, compose/<kind>/tripline.toml",
        &sampled,
        &kinds(),
    );
    for (path, block) in blocks {
        let config: toml::Table = toml::from_str(&block).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let sinks: Result<sinks::Config, _> = config["sink"].clone().try_into();
        let sinks = sinks.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        if let Err(problems) = sinks.validate() {
            panic!("{}: {problems:?}", path.display());
        }
    }
}

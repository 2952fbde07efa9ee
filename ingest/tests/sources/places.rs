//! Every place that a kind of source has, as CONTRIBUTING.md names them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use ingest::source::Entry;

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
    let folder = Path::new(ROOT).join("src/source");
    let entries = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let folders = entries.filter(|path| path.join("config.rs").is_file());
    let names = folders.map(|path| path.file_name().unwrap().to_str().unwrap().to_owned());
    same("folders of src/source with a config.rs", &names.collect(), &kinds());
    for kind in kinds() {
        assert!(folder.join(&kind).join("poll.rs").is_file(), "{kind} has no poll.rs");
    }
}

#[test]
fn a_kind_is_tried_and_documented() {
    for kind in kinds() {
        let test = fs::read_to_string(Path::new(ROOT).join(format!("tests/sources/{kind}.rs"))).unwrap_or_default();
        assert!(
            test.contains("conformance::check"),
            "tests/sources/{kind}.rs does not run the conformance suite"
        );
        let modules = fs::read_to_string(Path::new(ROOT).join("tests/sources/main.rs")).unwrap();
        assert!(
            modules.contains(&format!("mod {kind};")),
            "tests/sources/main.rs does not run {kind}.rs"
        );
        let page = Path::new(ROOT).join(format!("../docs/sources/{kind}.md"));
        let document = fs::read_to_string(&page).unwrap_or_default();
        let example = format!("kind = \"{kind}\"");
        assert!(document.contains(&example), "{} shows no {example}", page.display());
        let list = fs::read_to_string(Path::new(ROOT).join("../docs/sources.md")).unwrap();
        assert!(
            list.contains(&format!("sources/{kind}.md")),
            "docs/sources.md does not name {kind}"
        );
    }
}

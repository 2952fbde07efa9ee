//! What the documents show is so: their SQL compiles, the cases beside it hold, their configs load, the shapes they list are all.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use ingest::Shape;

use super::workshop::Workshop;

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

fn documents() -> Vec<(PathBuf, String)> {
    let folders = ["docs", "docs/sinks", "docs/sources", "docs/operating"].map(|folder| project().join(folder));
    let docs = folders.iter().flat_map(|folder| std::fs::read_dir(folder).unwrap());
    let docs = docs.map(|entry| entry.unwrap().path());
    let pages = docs.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    let all = pages.chain([project().join("README.md"), project().join("CONTRIBUTING.md")]);
    all.map(|path| (path.clone(), unindented(&std::fs::read_to_string(path).unwrap())))
        .collect()
}

/// A page whose fenced blocks begin at the margin, those in lists too.
fn unindented(page: &str) -> String {
    let (mut indent, mut text) = (None, String::new());
    for line in page.lines() {
        let bare = line.trim_start();
        let depth = indent.unwrap_or(if bare.starts_with("```") {
            line.len() - bare.len()
        } else {
            0
        });
        if bare.starts_with("```") {
            indent = indent.is_none().then_some(depth);
        }
        text.push_str(line.get(depth..).unwrap_or_default());
        text.push('\n');
    }
    text
}

/// The fenced blocks of a page: language and text.
fn blocks(page: &str) -> Vec<(&str, &str)> {
    let fences = page.split("\n```").skip(1).step_by(2);
    fences.map(|block| block.split_once('\n').unwrap_or_default()).collect()
}

/// What stands behind a word at the beginning of a line.
fn word_after<'a>(text: &'a str, head: &str) -> Option<&'a str> {
    let line = text.lines().find_map(|line| line.strip_prefix(head))?;
    line.split_whitespace().next()
}

#[test]
fn rules_compile_and_their_cases_hold() {
    let (shop, pack) = (Workshop::empty(), project().join("rules"));
    let mut ids = Vec::new();
    for (page, text) in documents() {
        let blocks = blocks(&text);
        for (at, (_, sql)) in blocks
            .iter()
            .enumerate()
            .filter(|(_, (language, _))| *language == "sql")
        {
            let Some(id) = word_after(sql, "id: ") else { continue };
            shop.write(&format!("my-rules/{id}.sql"), sql);
            let cases = blocks[at + 1..].iter().take_while(|(language, _)| *language != "sql");
            let cases = cases
                .clone()
                .find(|(language, text)| *language == "yaml" && text.starts_with("- name:"));
            let (_, cases) = cases.unwrap_or_else(|| panic!("{}: no cases beside {id}", page.display()));
            shop.write(&format!("my-rules/{id}.cases.yaml"), cases);
            ids.push(id.to_owned());
        }
    }
    assert!(ids.len() >= 2, "{ids:?}");
    let mut arguments = vec![
        "rules",
        "test",
        "--rules",
        pack.to_str().unwrap(),
        "--rules",
        "my-rules",
    ];
    arguments.extend(ids.iter().map(String::as_str));
    let ran = shop.run(&arguments);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains(&format!("{} rules", ids.len())), "{}", ran.out);
}

#[test]
fn tables_compile() {
    let mut tables = 0;
    for (page, text) in documents() {
        for (_, sql) in blocks(&text).into_iter().filter(|(language, _)| *language == "sql") {
            let Some(name) = word_after(sql, "CREATE VIEW ") else {
                continue;
            };
            let shop = Workshop::new();
            shop.write(&format!("rules/tables/{name}.sql"), sql);
            let ran = shop.run(&["rules", "check"]);
            assert_eq!(ran.code, 0, "{}: {}{}", page.display(), ran.out, ran.err);
            assert!(ran.out.contains("over 1 table"), "{}", ran.out);
            tables += 1;
        }
    }
    assert!(tables > 0);
}

#[test]
fn configs_load() {
    let shop = Workshop::empty();
    // What docs/sinks/http.md calls its template.
    shop.write(
        "tickets.toml",
        &std::fs::read_to_string(project().join("docs/sinks/example.toml")).unwrap(),
    );
    for (page, text) in documents() {
        for (at, (_, toml)) in blocks(&text)
            .into_iter()
            .filter(|(language, _)| *language == "toml")
            .enumerate()
        {
            let file = shop.write(&format!("{at}.toml"), toml);
            let loaded = tripline::config::Config::read(Some(&file));
            let checked = loaded
                .map_err(|error| error.to_string())
                .and_then(|loaded| tripline::settings::Settings::check(&loaded).map_err(|error| error.to_string()));
            if let Err(error) = checked {
                panic!("{}: {error}\nin\n{toml}", page.display());
            }
        }
    }
}

#[test]
fn sample_configs_load() {
    let folders = std::fs::read_dir(project().join("compose")).unwrap();
    let samples = folders.map(|entry| entry.unwrap().path().join("tripline.toml"));
    let mut read = 0;
    for sample in samples.filter(|path| path.exists()) {
        let loaded = tripline::config::Config::read(Some(&sample)).unwrap();
        let checked = tripline::settings::Settings::check(&loaded);
        assert!(checked.is_ok(), "{}: {}", sample.display(), checked.err().unwrap());
        read += 1;
    }
    assert!(read >= 10, "only {read}");
}

#[test]
fn shapes_listed_are_those_that_are_read() {
    let all: BTreeSet<&str> = Shape::ALL.iter().map(|shape| shape.as_str()).collect();
    let sources = std::fs::read_to_string(project().join("docs/sources.md")).unwrap();
    let headings = sources.lines().filter(|line| line.starts_with("## "));
    let named: BTreeSet<&str> = headings
        .filter_map(|line| line.split("shape `").nth(1)?.split('`').next())
        .collect();
    assert_eq!(named, all, "headings of docs/sources.md");
    for file in ["docs/tables.md", "schemas/src/change.rs", "schemas/config_change.avsc"] {
        let text = std::fs::read_to_string(project().join(file)).unwrap();
        let missing: Vec<_> = all
            .iter()
            .filter(|shape| !words(&text).any(|word| word == **shape))
            .collect();
        assert!(missing.is_empty(), "{file} does not name {missing:?}");
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
}

//! The scan of JSON text against `serde_json` on valid, odd and broken documents: what it takes it reads as `path::find` does.

use evaluate::functions::path::{self, Found, Step};
use evaluate::functions::scan::{self, Trie, elements, is_plain_string, is_value};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::value::RawValue;

fn json() -> impl Strategy<Value = String> {
    let key = || prop::sample::select(vec!["a", "b", "c", "$unknown", "a\\u0061", "é", "a\\\"", "x y", ""]);
    let leaf = prop_oneof![
        prop::sample::select(vec![
            "null",
            "true",
            "false",
            "0",
            "-0",
            "01",
            "1.5",
            "1.",
            "1e5",
            "1E+",
            "-",
            "nul",
            "\"\"",
            "\"a\"",
            "\"\\n\"",
            "\"\\u00e9\"",
            "\"\\ud800\"",
            "\"\\x\"",
            "\"\u{1}\"",
            "\"long text that goes on\"",
            "{}",
            "[]",
            "1e999",
            "123456789012345678901234567890",
            "\"\\u12\"",
        ])
        .prop_map(str::to_owned),
    ];
    leaf.prop_recursive(5, 40, 5, move |inner| {
        let ws = || prop::sample::select(vec!["", "", "", " ", "\n", "\t ", "\u{a0}"]);
        prop_oneof![
            (prop::collection::vec((key(), inner.clone(), ws()), 0..5), ws()).prop_map(|(members, w)| {
                let m: Vec<String> = members
                    .iter()
                    .map(|(k, v, s)| format!("{s}\"{k}\"{s}:{s}{v}{s}"))
                    .collect();
                format!("{{{w}{}}}", m.join(","))
            }),
            (prop::collection::vec((inner, ws()), 0..4), ws()).prop_map(|(items, w)| {
                let m: Vec<String> = items.iter().map(|(v, s)| format!("{s}{v}{s}")).collect();
                format!("[{w}{}]", m.join(","))
            }),
        ]
    })
}

fn broken() -> impl Strategy<Value = String> {
    (
        json(),
        any::<u32>(),
        any::<u32>(),
        prop::sample::select(vec![
            "", "{", "}", "[", "]", "\"", ",", ":", "\\", "n", "1", " ", "\u{0}", "é",
        ]),
    )
        .prop_map(|(text, kind, at, insert)| {
            let mut chars: Vec<char> = text.chars().collect();
            let at = at as usize % (chars.len() + 1);
            match kind % 4 {
                0 => {}
                1 => chars.truncate(at),
                2 => {
                    if at < chars.len() {
                        chars.remove(at);
                    }
                }
                _ => {
                    for c in insert.chars() {
                        chars.insert(at, c);
                    }
                }
            }
            chars.into_iter().collect()
        })
}

fn paths() -> Vec<Vec<Step<'static>>> {
    use Step::{Member as M, Position as P};
    vec![
        vec![M("a")],
        vec![M("b")],
        vec![M("a"), M("a")],
        vec![M("a"), M("b")],
        vec![M("a"), P(0)],
        vec![M("a"), P(1), M("b")],
        vec![P(0)],
        vec![P(-1)],
        vec![M("b"), P(2), M("a")],
        vec![M("c"), M("c"), M("c")],
        vec![M("é")],
        vec![M("")],
        vec![M("$unknown")],
        vec![M("a\"")],
        vec![P(1), M("a")],
    ]
}

/// So many documents; `SCAN_CASES` asks for more.
#[allow(clippy::disallowed_methods, reason = "a long run is asked for by hand")]
fn cases() -> u32 {
    std::env::var("SCAN_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok())
        .unwrap_or(20_000)
}

#[test]
fn the_scan_reads_what_serde_json_reads() {
    let paths = paths();
    let trie = Trie::new(paths.iter().cloned());
    let mut runner = TestRunner::new(ProptestConfig {
        cases: cases(),
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let run = |text: String| {
        let valid = serde_json::from_str::<&RawValue>(&text).is_ok();
        for path in &paths {
            let looked_up = scan::find(&text, path);
            prop_assert!(
                looked_up.is_none_or(|found| found == path::find(&text, path)),
                "{:?} {:?}",
                text,
                path
            );
        }
        let mut found = vec![Found::Unknown; paths.len()];
        if trie.scan(&text, &mut found).is_some() {
            for (path, found) in paths.iter().zip(&found) {
                prop_assert_eq!(*found, path::find(&text, path), "{:?} {:?}", text, path);
            }
        } else if valid {
            // Only names with escapes, and documents without members, are left to `find`.
            let left = text.contains('\\') || !text.trim_start().starts_with(['{', '[']);
            prop_assert!(left, "{:?}", text);
        }
        prop_assert!(valid || !is_value(&text), "{:?}", text);
        if is_plain_string(&text) {
            prop_assert_eq!(serde_json::from_str::<&str>(&text).ok(), text.get(1..text.len() - 1));
        }
        let mut items = Vec::new();
        let ours = elements(&text, |item| items.push(item));
        let theirs: Result<Vec<&RawValue>, _> = serde_json::from_str(&text);
        match (ours, theirs) {
            (Some(()), theirs) => {
                let theirs: Vec<&str> = theirs.unwrap().into_iter().map(RawValue::get).collect();
                prop_assert_eq!(items, theirs);
            }
            (None, Ok(_)) => prop_assert!(text.trim() != text, "{:?}", text),
            (None, Err(_)) => {}
        }
        Ok(())
    };
    runner.run(&broken(), run).unwrap();
}

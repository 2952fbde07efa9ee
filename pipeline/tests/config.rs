//! What a wrong config is told, word by word.
#![cfg(test)]

use std::collections::BTreeMap;
use std::path::Path;

use pipeline::config::{Mistake, Mistakes, Problem, Secret, Span, parse};
use schemars::JsonSchema;
use serde::Deserialize;
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct Config {
    /// How records come in.
    ingest: Ingest,
    /// Destinations.
    sink: Vec<Sink>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct Ingest {
    /// Address and port to listen on. Loopback needs no proof.
    listen: Option<std::net::SocketAddr>,
    /// How long a caller may take.
    timeout: Option<Span>,
    tls: Option<Tls>,
    parameters: BTreeMap<String, BTreeMap<String, i64>>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Tls {
    /// PEM file of the certificate.
    #[expect(dead_code)]
    cert: String,
    #[expect(dead_code)]
    key: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[expect(dead_code)]
enum Sink {
    Splunk {
        name: String,
        /// The collector's token.
        token: Secret,
    },
    Webhook {
        name: String,
        /// Where it listens.
        url: String,
        /// The token of its own. Not the collector's.
        token: Option<Secret>,
    },
}

fn check(text: &str, expect: &[&str]) {
    let found = match parse::<Config>(Path::new("t.toml"), text) {
        Ok(_) => Vec::new(),
        Err(Mistakes(mistakes)) => mistakes.iter().map(Mistake::to_string).collect(),
    };
    assert_eq!(found, expect, "{text}");
}

#[test]
fn right_ones_load() {
    check("", &[]);
    check(
        "[ingest]\nlisten = '127.0.0.1:1'\nparameters.any_rule.port = 1\n[[sink]]\nkind = 'splunk'\nname = 'a'\ntoken = 'env:T'\n",
        &[],
    );
}

#[test]
fn unknown_keys_name_the_nearest_known_one() {
    check(
        "[ingest]\nlissen = '127.0.0.1:1'\ntls = {cret = 'a'}\n",
        &[
            "t.toml:2: unknown key `lissen` in [ingest]: did you mean `listen`?",
            "t.toml:3: unknown key `cret` in [ingest.tls]: did you mean `cert`?",
        ],
    );
    check(
        "[injest]\n",
        &["t.toml:1: unknown key `injest` at the top: did you mean `ingest`?"],
    );
    check(
        "[zebra]\n",
        &["t.toml:1: unknown key `zebra` at the top: there are `ingest`, `sink`"],
    );
    check(
        "[[sink]]\nkind = 'webhook'\nname = 'a'\nport = 'b'\n",
        &["t.toml:4: unknown key `port` in [sink[0]]: there are `kind`, `name`, `token`, `url`"],
    );
}

#[test]
fn wrong_values_name_key_and_meaning() {
    check(
        "\n[ingest]\nlisten = 8088\n",
        &[
            "t.toml:3: `ingest.listen`: invalid type: integer `8088`, expected socket address: write an IP address and a port, \"127.0.0.1:8088\"; a host's name is not taken",
        ],
    );
    check(
        "[ingest.tls]\nkey = 'k'\n",
        &["t.toml:1: `ingest.tls.cert` is missing: PEM file of the certificate"],
    );
    check(
        "a = \n",
        &[
            "t.toml:1: not TOML: string values must be quoted, expected literal string: texts stand in quotes, sections in [brackets], one `key = value` a line",
        ],
    );
}

#[test]
fn problems_find_their_lines() {
    let loaded = parse::<Config>(
        Path::new("t.toml"),
        "[ingest]\n\n[[sink]]\nkind = 'webhook'\nname = 'a'\nurl = ''\n",
    )
    .unwrap();
    let problems = vec![
        Problem::new("sink[0].url", "is empty", "name one"),
        Problem::new("ingest.tls.cert", "is bad", "mend it"),
        Problem::new("bus.path", "is bad", "mend it"),
    ];
    let lines: Vec<usize> = loaded.locate(problems).0.iter().map(|mistake| mistake.line).collect();
    assert_eq!(lines, [0, 1, 6]);
}

/// Files of a folder and variables, and what is said of them.
fn check_parts(files: &[(&str, &str)], variables: &[(&str, &str)], expect: &[&str]) -> Option<Config> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let environment = variables
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let read = pipeline::config::read::<Config>(folder.path(), environment);
    let prefix = format!("{}/", folder.path().display());
    let said = read
        .as_ref()
        .err()
        .map(|error| error.to_string().replace(&prefix, ""))
        .unwrap_or_default();
    assert_eq!(said.lines().collect::<Vec<_>>(), expect, "{files:?} {variables:?}");
    read.ok().map(|loaded| loaded.config)
}

#[test]
fn all_wrong_values_are_named_at_once() {
    check(
        "[ingest]\nlisten = 'localhost:1'\ntimeout = '7 days'\nparameters.a.b = 'x'\n[[sink]]\nkind = 'splank'\n[[sink]]\nkind = 'splunk'\nname = 1\ntoken = 'a'\n",
        &[
            "t.toml:2: `ingest.listen`: invalid socket address syntax: write an IP address and a port, \"127.0.0.1:8088\"; a host's name is not taken",
            "t.toml:3: `ingest.timeout`: not a span of time: \"7 days\"; write it as \"500ms\", \"30s\", \"5m\" or \"1h\": how long a caller may take",
            "t.toml:4: `ingest.parameters.a.b`: invalid type: string \"x\", expected a whole number: see docs/config.md for the values it takes",
            "t.toml:6: `sink[0].kind`: `splank` is none of `splunk`, `webhook`: did you mean `splunk`?",
            "t.toml:9: `sink[1].name`: invalid type: integer `1`, expected a string: see docs/config.md for the values it takes",
        ],
    );
}

/// All keys that an entry lacks, each with what it means for that kind.
#[test]
fn all_missing_keys_are_named_at_once() {
    check(
        "[[sink]]\nkind = 'webhook'\n[[sink]]\nkind = 'splunk'\nname = 'a'\n",
        &[
            "t.toml:1: `sink[0].name` is missing: see docs/config.md for the values it takes",
            "t.toml:1: `sink[0].url` is missing: where it listens",
            "t.toml:3: `sink[1].token` is missing: the collector's token",
        ],
    );
}

#[test]
fn files_of_a_folder_come_together() {
    let files = [
        (
            "10-base.toml",
            "[ingest]\nlisten = '127.0.0.1:1'\n[[sink]]\nkind = 'webhook'\nname = 'a'\nurl = 'u'\n",
        ),
        (
            "20-more.toml",
            "[ingest]\ntimeout = '1s'\n[[sink]]\nkind = 'webhook'\nname = 'b'\nurl = 'u'\n",
        ),
        (".hidden.toml", "this is no TOML"),
        ("notes.txt", "nor this"),
    ];
    let config = check_parts(&files, &[], &[]).unwrap();
    assert_eq!(config.sink.len(), 2);
    assert_eq!(config.ingest.listen.unwrap().port(), 1);
    assert_eq!(config.ingest.timeout, Some(Span::seconds(1)));
}

#[test]
fn what_is_wrong_in_a_folder_names_the_file() {
    check_parts(
        &[
            ("a.toml", "[ingest]\nlisten = '127.0.0.1:1'\n"),
            ("b.toml", "\n[ingest]\nlisten = '127.0.0.1:2'\nlissen = 1\n"),
        ],
        &[],
        &[
            "b.toml:3: `ingest.listen` is set a second time, first in a.toml:2: keep one of them",
            "b.toml:4: unknown key `lissen` in [ingest]: did you mean `listen`?",
        ],
    );
    check_parts(
        &[("a.toml", "[ingest]\n"), ("b.toml", "[ingest]\n\nlissen = 1\n")],
        &[],
        &["b.toml:3: unknown key `lissen` in [ingest]: did you mean `listen`?"],
    );
}

#[test]
fn the_environment_sets_any_key() {
    let file = [(
        "a.toml",
        "[ingest]\nlisten = '127.0.0.1:1'\n[[sink]]\nkind = 'webhook'\nname = 'Tickets'\nurl = 'u'\n",
    )];
    let variables = [
        ("TRIPLINE_INGEST__LISTEN", "127.0.0.1:2"),
        ("TRIPLINE_INGEST__TIMEOUT", "2s"),
        ("TRIPLINE_INGEST__PARAMETERS__ANY__PORT", "22"),
        ("TRIPLINE_SINK__TICKETS__URL", "from the \"environment\""),
        ("TRIPLINE_TOKEN", "a secret, no key"),
        ("OTHER__THING", "not ours"),
    ];
    let config = check_parts(&file, &variables, &[]).unwrap();
    assert_eq!(config.ingest.listen.unwrap().port(), 2);
    assert_eq!(config.ingest.timeout, Some(Span::seconds(2)));
    assert_eq!(config.ingest.parameters["any"]["port"], 22);
    assert!(matches!(&config.sink[0], Sink::Webhook { url, .. } if url == "from the \"environment\""));
    let config = check_parts(&file, &[("TRIPLINE_SINK__0__URL", "by number")], &[]).unwrap();
    assert!(matches!(&config.sink[0], Sink::Webhook { url, .. } if url == "by number"));
}

#[test]
fn a_wrong_variable_is_named() {
    let file = [("a.toml", "[ingest]\n")];
    check_parts(
        &file,
        &[("TRIPLINE_INGEST__LISSEN", "x")],
        &["TRIPLINE_INGEST__LISSEN: unknown key `lissen` in [ingest]: did you mean `listen`?"],
    );
    check_parts(
        &file,
        &[("TRIPLINE_INGEST__TIMEOUT", "soon")],
        &[
            "TRIPLINE_INGEST__TIMEOUT: `ingest.timeout`: not a span of time: \"soon\"; write it as \"500ms\", \"30s\", \"5m\" or \"1h\": how long a caller may take",
        ],
    );
    check_parts(
        &file,
        &[("TRIPLINE_SINK__0__URL", "x")],
        &[
            "TRIPLINE_SINK__0__URL: `sink` has no entry `0`: a variable changes one that a file has: write the path of a key, `__` between its parts: docs/config.md has them",
        ],
    );
    let sink = [("a.toml", "[[sink]]\nkind = 'webhook'\nname = 'a'\nurl = 'u'\n")];
    check_parts(
        &sink,
        &[("TRIPLINE_SINK__B__URL", "x")],
        &[
            "TRIPLINE_SINK__B__URL: `sink` has no entry `b`: a variable changes one that a file has: write the path of a key, `__` between its parts: docs/config.md has them",
        ],
    );
}

#[test]
fn a_variable_within_a_value_is_refused_with_what_to_write() {
    check(
        "[[sink]]\nkind = 'webhook'\nname = 'a'\nurl = 'https://${HOST}/x'\n",
        &[
            "t.toml:4: `sink[0].url` holds ${HOST}, which is not replaced: a secret is written \"env:HOST\"; any other key is set by the environment as TRIPLINE_SINK__0__URL",
        ],
    );
}

/// What is written out of habit with other programs and other forms.
#[test]
fn habits_are_known() {
    let not_toml = |text: &str, expect: &str| {
        let Err(Mistakes(mistakes)) = parse::<Config>(Path::new("t.toml"), text) else {
            panic!("taken: {text}");
        };
        let told = mistakes[0].to_string();
        assert!(told.contains(": not TOML: ") && told.contains(expect), "{text}: {told}");
    };
    not_toml("ingest:\n  listen: 127.0.0.1:1\n", "this is YAML");
    not_toml("{\"ingest\": {}}", "this is JSON");
    not_toml(
        "[ingest]\nlisten = \u{201c}127.0.0.1:1\u{201d}\n",
        "text editor's quotes",
    );
    not_toml("[ingest.tls]\ncert = \"C:\\keys\\a.pem\"\n", "a backslash stands twice");
    not_toml("[ingest]\n[ingest]\n", "[section] once");
    not_toml("[ingest]\nlisten = 127.0.0.1\n", "texts stand in quotes");
    check(
        "[sink]\nkind = 'webhook'\n",
        &[
            "t.toml:1: `sink`: invalid type: map, expected a list: [\"…\", \"…\"]: a list of sections is written `[[sink]]`, one above each",
        ],
    );
    check(
        "[[sink]]\nkind = 'webhook'\nname = 'a'\nurl = '$WEBHOOK_URL'\n",
        &[
            "t.toml:4: `sink[0].url` holds $WEBHOOK_URL, which is not replaced: a secret is written \"env:WEBHOOK_URL\"; any other key is set by the environment as TRIPLINE_SINK__0__URL",
        ],
    );
    check("[[sink]]\nkind = 'webhook'\nname = '$a'\nurl = '$'\n", &[]);
}

/// One `_` for two is a habit, too; a secret of such a name is none.
#[test]
fn a_variable_with_one_underscore_is_told_of() {
    let file = "[ingest]\nlisten = '127.0.0.1:1'\n";
    let folder = tempfile::tempdir().unwrap();
    let told = |text: &str, name: &str| {
        std::fs::write(folder.path().join("a.toml"), text).unwrap();
        let environment = [(name.to_owned(), "x".to_owned())];
        let read = pipeline::config::read::<Config>(folder.path(), environment);
        read.err().map(|error| error.to_string()).unwrap_or_default()
    };
    let one = told(file, "TRIPLINE_INGEST_LISTEN");
    assert!(
        one.ends_with("the variable TRIPLINE_INGEST_LISTEN sets no key: write TRIPLINE_INGEST__LISTEN: `__` stands between the parts of a key"),
        "{one}"
    );
    for other in [
        "TRIPLINE_TOKEN",
        "TRIPLINE_INGEST",
        "TRIPLINE_INGEST_LISSEN",
        "TRIPLINE_SPLUNK_TOKEN",
        "OTHER_INGEST_LISTEN",
    ] {
        assert_eq!(told(file, other), "", "{other}");
    }
    let secret = "[[sink]]\nkind = 'splunk'\nname = 'a'\ntoken = 'env:TRIPLINE_INGEST_LISTEN'\n";
    assert_eq!(told(secret, "TRIPLINE_INGEST_LISTEN"), "");
}

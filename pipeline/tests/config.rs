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
    Splunk { name: String, token: Secret },
    Webhook { name: String, url: String },
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
        "[[sink]]\nkind = 'webhook'\nname = 'a'\ntoken = 'b'\n",
        &["t.toml:4: unknown key `token` in [sink[0]]: there are `kind`, `name`, `url`"],
    );
}

#[test]
fn wrong_values_name_key_and_meaning() {
    check(
        "\n[ingest]\nlisten = 8088\n",
        &[
            "t.toml:3: `ingest.listen`: invalid type: integer `8088`, expected socket address: it is address and port to listen on",
        ],
    );
    check(
        "[ingest.tls]\nkey = 'k'\n",
        &["t.toml:1: `ingest.tls.cert` is missing: it is PEM file of the certificate"],
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

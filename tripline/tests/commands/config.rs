//! Config errors, word by word, and the page that is made from the config's types.

use std::path::{Path, PathBuf};

use super::workshop::Workshop;

fn check(text: &str, expect: &[&str]) {
    let shop = Workshop::new();
    shop.write("t.toml", text);
    let ran = shop.run(&["validate", "--text", "--config", "t.toml"]);
    let lines: Vec<&str> = ran.err.lines().filter(|line| line.starts_with("t.toml")).collect();
    assert_eq!(lines, expect, "{text}\n{}{}", ran.out, ran.err);
    assert_eq!(ran.code, if expect.is_empty() { 0 } else { 2 }, "{text}\n{}", ran.err);
}

#[test]
fn what_is_wrong_has_file_line_and_fix() {
    check("", &[]);
    check(
        "[bus]\nkind = 'embedded'\n\n[ingest.http]\nlisten = '127.0.0.1:0'\n",
        &[],
    );
    check(
        "[bus]\nkind = 'embeded'\n",
        &["t.toml:2: `bus.kind`: `embeded` is none of `embedded`, `kafka`: did you mean `embedded`?"],
    );
    check(
        "[ingest]\nhttp.lissen = '127.0.0.1:1'\n",
        &["t.toml:2: unknown key `lissen` in [ingest.http]: did you mean `listen`?"],
    );
    check(
        "[ingest]\nlisten = '127.0.0.1:1'\n",
        &["t.toml:2: unknown key `listen` in [ingest]: did you mean `ingest.http.listen`?"],
    );
    check(
        "[rules]\nprofile = 'recomended'\nenable = ['area:aws/s4']\n",
        &[
            "t.toml:2: `rules.profile` is \"recomended\", and there is no profile of that name: did you mean `recommended`?",
            "t.toml:3: `rules.enable[0]` is true of no rule: \"area:aws/s4\": see `tripline rules list`",
        ],
    );
    check(
        "[ingest.http]\nlisten = '0.0.0.0:8088'\n",
        &[
            "t.toml:1: `ingest.http.auth` is missing while 0.0.0.0:8088 can be reached from outside: set `auth.token = \"env:TRIPLINE_TOKEN\"`, `auth.hmac` or `auth.client_certificate`, or listen on 127.0.0.1",
        ],
    );
    check(
        "[ingest]\nrecord_limit = '2MiB'\n\n[telemetry.log]\nlevel = 'lots=='\n",
        &[
            "t.toml:2: `ingest.record_limit` does not fit into `bus.max_record`: raise `bus.max_record`, or lower it; 16KiB are needed beside it",
            "t.toml:5: `telemetry.log.level` is not a level: error parsing level filter: expected one of \"off\", \"error\", \"warn\", \"info\", \"debug\", \"trace\", or a number 0-5: write \"info\", or \"info,ingest=debug\"",
        ],
    );
}

const NAMES: &str = "[bus.embedded]
path = 'file/data'
[ingest.http]
listen = 'TAKEN'
tls = { cert = 'empty.pem', key = 'empty.pem' }
auth.token = 'env:TRIPLINE_TEST_NOT_SET'
[telemetry]
listen = 'TAKEN'
[[ingest.watch]]
path = 'nowhere'
[[enrich.file]]
path = 'owners.csv'
[evaluate]
disabled = ['pod_privileged', 'pod_priviledged']
rules = ['rules']
built_in = false
[[evaluate.exception]]
rule = 'podd_*'
reason = 'r'
approver = 'a'
expires = '2030-01-01'
[[evaluate.exception]]
rule = 'pod_*'
reason = 'r'
approver = 'a'
expires = '2020-01-01'
[[sink]]
kind = 'splunk_hec'
name = 'splunk'
url = 'https://splunk.example.com:8088'
token = 'file:token'
";

/// Each thing that the config names is opened; all that is wrong comes at once, each with its line.
#[test]
fn what_the_config_names_is_opened() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let (taken, shop) = (taken.local_addr().unwrap(), Workshop::new());
    shop.write("empty.pem", "no certificate\n");
    shop.write("file", "");
    shop.write("t.toml", &NAMES.replace("TAKEN", &taken.to_string()));
    let ran = shop.run(&["validate", "--config", "t.toml"]);
    assert_eq!(ran.code, 2, "{}", ran.out);
    let expect = [
        (2, "`bus.embedded.path` cannot be written"),
        (4, "`ingest.http.listen` cannot be listened on"),
        (5, "`ingest.http.tls` cannot be used"),
        (6, "environment variable TRIPLINE_TEST_NOT_SET is not set"),
        (8, "which `ingest.http.listen` has, too"),
        (10, "`ingest.watch[0].path` cannot be watched"),
        (11, "`enrich.file` cannot be used"),
        (14, "is true of no rule: \"pod_priviledged\""),
        (18, "is true of no rule: \"podd_*\""),
        (31, "`sink[0].token` cannot be read: token"),
    ];
    let lines: Vec<&str> = ran.err.lines().filter(|line| line.starts_with("t.toml")).collect();
    assert_eq!(lines.len(), expect.len(), "{}", ran.err);
    for (line, words) in expect {
        let found = lines.iter().find(|found| found.contains(words));
        let found = found.unwrap_or_else(|| panic!("{words}: {}", ran.err));
        assert!(found.starts_with(&format!("t.toml:{line}:")), "{line}: {found}");
    }
    let text_alone = shop.run(&["validate", "--text", "--config", "t.toml"]);
    let lines = text_alone.err.lines().filter(|line| line.starts_with("t.toml"));
    assert_eq!(lines.count(), 2, "{}", text_alone.err);
}

#[test]
fn one_role_alone_needs_kafka() {
    let shop = Workshop::new();
    let ran = shop.run(&["ingest"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("bus.kind = \"kafka\""), "{}", ran.err);
}

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

#[test]
fn the_reference_is_that_of_the_types() {
    let file = project().join("docs/config.md");
    let written = std::fs::read_to_string(&file).unwrap_or_default();
    let made = tripline::reference::markdown();
    assert!(
        written == made,
        "docs/config.md is stale: run `cargo run -p tripline -- config-reference > docs/config.md`"
    );
}

/// Every sample that we ship loads, as far as it can without the secrets that it names.
#[test]
fn samples_load() {
    let mut samples = Vec::new();
    find(&project().join("compose"), &mut samples);
    for sample in samples {
        let loaded = tripline::config::Config::read(Some(&sample)).unwrap_or_else(|error| panic!("{error}"));
        if let Err(error) = tripline::settings::Settings::check(&loaded) {
            panic!("{error}");
        }
    }
}

fn find(folder: &Path, samples: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            find(&path, samples);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            samples.push(path);
        }
    }
}

//! What the `[bus]` section takes and refuses.

use super::*;
use schemas::topic::Topic;

fn check(text: &str, expect: Result<(), &[&str]>) {
    let config: Config = toml::from_str(text).unwrap();
    match (config.validate(), expect) {
        (Ok(_), Ok(())) => {}
        (Err(problems), Err(expect)) => {
            let keys: Vec<&str> = problems.iter().map(|problem| problem.key.as_str()).collect();
            assert_eq!(keys, expect, "{text}");
        }
        (got, _) => panic!("{text}: {got:?}"),
    }
}

#[test]
fn sections() {
    check("", Ok(()));
    check("partitions = 0", Err(&["bus.partitions"]));
    check("max_record = \"1GiB\"", Err(&["bus.max_record"]));
    check("max_record = \"63KiB\"", Err(&["bus.max_record"]));
    check(
        "retention = \"1s\"\nretention_bytes = 5",
        Err(&["bus.retention", "bus.retention_bytes"]),
    );
    check("longest_outage = \"3d\"\n[topics.rejected]\nretention = \"1d\"", Ok(()));
    check("longest_outage = \"8d\"", Err(&["bus.retention"]));
    check(
        "longest_outage = \"3d\"\n[topics.findings]\nretention = \"1d\"",
        Err(&["bus.topics.findings.retention"]),
    );
    check("retention = \"1h\"", Ok(()));
    check("[topics.changes]\nretention = \"30d\"", Ok(()));
    check("[topics.verdicts]\nretention = \"30d\"", Err(&["bus.topics.verdicts"]));
    check("[topics.change]\nretention = \"30d\"", Err(&["bus.topics.change"]));
    check(
        "[embedded]\npath = \"\"\nfsync = \"interval\"\nfsync_interval = \"0s\"",
        Err(&["bus.embedded.path", "bus.embedded.fsync_interval"]),
    );
    check("kind = \"kafka\"", Err(&["bus.kafka.brokers"]));
    check("[state]\ncache = \"1MiB\"", Err(&["bus.state.cache"]));
    check(
        "kind = \"kafka\"\n[state]\npath = \"\"\n[kafka]\nbrokers = [\"k:9092\"]",
        Err(&["bus.state.path"]),
    );
    check(
        "kind = \"kafka\"\n[kafka]\nbrokers = [\"localhost\"]",
        Err(&["bus.kafka.brokers"]),
    );
    check(
        "kind = \"kafka\"\n[kafka]\nbrokers = [\"[::1]:9092\"]\nprefix = \"a b\"",
        Err(&["bus.kafka.prefix"]),
    );
    check(
        "kind = \"kafka\"\n[kafka]\nbrokers = [\"k:9092\"]\nreplication = 0\ninstance = \"\"",
        Err(&["bus.kafka.instance", "bus.kafka.replication"]),
    );
    check(
        "kind = \"kafka\"\n[kafka]\nbrokers = [\"k:9092\"]\n[kafka.properties]\n\"security.protocol\" = \"SASL_SSL\"\n\"socket.keepalive.enable\" = true\n\"session.timeout.ms\" = 6000",
        Ok(()),
    );
    check(
        "kind = \"kafka\"\n[kafka]\nbrokers = [\"k:9092\"]\n[kafka.properties]\n\"enable.auto.commit\" = true\n\"isolation.level\" = \"read_uncommitted\"",
        Err(&[
            "bus.kafka.properties.\"enable.auto.commit\"",
            "bus.kafka.properties.\"isolation.level\"",
        ]),
    );
}

#[test]
fn unknown_keys_are_refused() {
    let error = toml::from_str::<Config>("[embedded]\nfolder = \"x\"")
        .unwrap_err()
        .to_string();
    assert!(error.contains("unknown field `folder`"), "{error}");
}

#[test]
fn topics_have_their_own_retention() {
    let config: Config = toml::from_str("[topics.changes]\nretention = \"30d\"").unwrap();
    let Settings::Embedded(settings) = config.validate().unwrap() else {
        panic!("embedded")
    };
    assert_eq!(
        settings.retentions.of(Topic::Changes).unwrap().age,
        Duration::from_secs(30 * 86_400)
    );
    assert_eq!(
        settings.retentions.of(Topic::Findings).unwrap().age,
        Duration::from_secs(7 * 86_400)
    );
    assert_eq!(settings.retentions.of(Topic::Verdicts), None);
}

#[test]
fn secrets_do_not_print() {
    let text = "kind = \"kafka\"\n[kafka]\nbrokers = [\"k:9092\"]\n[kafka.properties]\n\"sasl.password\" = \"hush\"";
    let config: Config = toml::from_str(text).unwrap();
    assert!(!format!("{config:?}").contains("hush"));
    assert!(!toml::to_string(&config).unwrap().contains("hush"));
}

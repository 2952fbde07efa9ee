//! Commands that ask what there is: where nothing ran they say so and leave nothing behind, for nothing is no answer.

use super::workshop::Workshop;

#[test]
fn where_nothing_ran_there_is_no_answer() {
    let shop = Workshop::new();
    let asked = [
        "findings list",
        "inventory list --format json",
        "state show a",
        "rejected list",
        "rejected replay",
        "dead-letters list",
        "exception list",
        "topics list",
        "topics check",
        "topics diff",
        "topics grow --partitions 12",
    ];
    for words in asked {
        let ran = shop.run(&words.split(' ').collect::<Vec<_>>());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{words}: {}", ran.err);
        assert!(
            ran.err.contains("there is no log in tripline-data"),
            "{words}: {}",
            ran.err
        );
    }
    assert!(!shop.path().join("tripline-data").exists());
    assert_eq!(shop.run(&["topics", "create"]).code, 0);
    let ran = shop.run(&["findings", "list"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "none\n"), "{}", ran.err);
}

/// What is wrong with arguments is said with what to write, before anything is done.
#[test]
fn wrong_arguments_are_told_what_to_write() {
    let shop = Workshop::new();
    shop.write("pod.yaml", "{apiVersion: v1, kind: Pod, metadata: {name: a}}\n");
    std::fs::create_dir(shop.path().join("empty")).unwrap();
    for (words, expect) in [
        ("post pod.yaml --url nonsense", "write it as \"http://127.0.0.1:8088\""),
        ("post pod.yaml --url ftp://a", "write it as \"http://127.0.0.1:8088\""),
        ("post pod.yaml --url http://127.0.0.1:1", "is `tripline run` up there?"),
        ("probe --telemetry 127.0.0.1:1", "nothing runs there"),
        ("receive --listen 127.0.0.1", "write an IP address and a port"),
        ("scan pod.yaml --format sarif=empty", "is a folder: name a file in it"),
        (
            "scan pod.yaml --format sarif=none/a.sarif",
            "there is no folder none: make it first",
        ),
        (
            "scan pod.yaml --rules empty",
            "warning: empty holds neither rules nor tables",
        ),
        ("content splunk pod.yaml", "cannot be written"),
        ("scna pod.yaml", "a similar subcommand exists: 'scan'"),
    ] {
        let ran = shop.run(&words.split(' ').collect::<Vec<_>>());
        assert_ne!(ran.code, 1, "{words}");
        assert!(ran.err.contains(expect), "{words}: {}{}", ran.out, ran.err);
    }
}

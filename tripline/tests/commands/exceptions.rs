//! Accepted risks as files, and rules held to a lock.

use super::workshop::Workshop;

const RULE: &str = "/*
id: bucket_named
title: t
severity: low
description: d
remediation: {console: c}
*/
SELECT resource_uid FROM changes WHERE resource_type = 'bucket' AND json_has(configuration, 'name')
";

const CONFIG: &str =
    "[evaluate]\nrules = ['own']\nbuilt_in = false\nexception_files = ['accepted.toml']\nexception_limit = '400d'\n";

fn exception(id: &str, rule: &str, expires: &str) -> String {
    format!("[[exception]]\nid = '{id}'\nrule = '{rule}'\nreason = 'r'\napprover = 'ciso'\nexpires = '{expires}'\n")
}

fn shop(accepted: &str) -> Workshop {
    let shop = Workshop::new();
    shop.write("own/bucket_named.sql", RULE);
    shop.write("t.toml", CONFIG);
    shop.write("accepted.toml", accepted);
    shop
}

#[test]
fn what_covers_nothing_or_expired_is_named() {
    let accepted = exception("typo", "bucket_namd", "2020-01-01");
    let ran = shop(&accepted).run(&["validate", "--config", "t.toml"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for expect in [
        "exception typo expired on 2020-01-01",
        "exception typo covers nothing: no rule in force is called `bucket_namd`",
    ] {
        assert!(ran.out.contains(expect), "{}", ran.out);
    }
    let ran = shop("").run(&["validate", "--config", "t.toml"]);
    assert!(!ran.out.contains("exception"), "{}", ran.out);
}

#[test]
fn what_is_wrong_in_a_file_has_its_line() {
    let check = |accepted: &str, expect: &str| {
        let ran = shop(accepted).run(&["validate", "--config", "t.toml"]);
        assert_eq!(ran.code, 2, "{}", ran.out);
        assert!(ran.err.contains(expect), "{}", ran.err);
    };
    check(
        &exception("a", "bucket_*", "2100-01-01"),
        "accepted.toml:6: `exception[0].expires` is ",
    );
    check(
        &exception("a", "*", "2020-01-01"),
        "accepted.toml:3: `exception[0].rule` covers every finding",
    );
    let scoped = exception("a", "bucket_*", "2020-01-01") + "where = \"enviroment = 'test'\"\n";
    check(&scoped, "there is no column \"enviroment\"");
}

#[test]
fn rules_are_held_to_their_lock() {
    let shop = shop("");
    let locked = ["rules", "check", "--locked", "--rules", "own", "--no-built-in"];
    let ran = shop.run(&locked);
    assert!(
        ran.code == 2 && ran.err.contains("`tripline rules lock` writes it"),
        "{}",
        ran.err
    );
    assert_eq!(shop.run(&["rules", "lock", "--rules", "own", "--no-built-in"]).code, 0);
    assert_eq!(shop.run(&locked).code, 0);
    shop.write("own/bucket_named.sql", &RULE.replace("'name'", "'names'"));
    let ran = shop.run(&locked);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("bucket_named rests on something else"), "{}", ran.err);
    shop.write("own/bucket_called.sql", &RULE.replace("bucket_named", "bucket_called"));
    assert!(shop.run(&locked).err.contains("bucket_called is new"));
}

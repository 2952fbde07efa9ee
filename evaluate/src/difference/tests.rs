//! What differs, how it is named, and what is never shown.

use super::*;

fn path(names: &[&str]) -> Vec<Step> {
    names.iter().map(|name| Step::Member((*name).into())).collect()
}

/// Everything, with these texts in the evidence; `path: before → after`.
fn check(before: &str, after: &str, evidence: &str, expect: &[&str]) {
    let found = between(before, after, &[vec![]], &[evidence]);
    let word = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let found: Vec<String> = found
        .iter()
        .map(|one| format!("{}: {} → {}", one.path, word(&one.before), word(&one.after)))
        .collect();
    assert_eq!(found, expect);
}

#[test]
fn values_members_and_elements() {
    check(
        r#"{"a":{"b":true}}"#,
        r#"{"a":{"b":false}}"#,
        "",
        &["a.b: true → false"],
    );
    check(r#"{"a":1}"#, r#"{"a":1,"b":[]}"#, "", &["b: - → []"]);
    check(r#"{"a":[1,2,3]}"#, r#"{"a":[3,1]}"#, "", &["a[]: 2 → -"]);
    check(r#"{"a":[1,2]}"#, r#"{"a":[2,1]}"#, "", &[]);
    check(
        r#"{"a":[{"p":22,"open":true},{"p":80}]}"#,
        r#"{"a":[{"p":80},{"p":22,"open":false}]}"#,
        "",
        &["a[].open: true → false"],
    );
    check(
        r#"{"policy":"{\"n\":[1]}"}"#,
        r#"{"policy":"{\"n\":[1,2]}"}"#,
        "",
        &["policy.n[]: - → 2"],
    );
    check(
        r#"{"a":1}"#,
        r#"{"a":{"$unknown":"after apply"}}"#,
        "after apply",
        &[r#"a: 1 → {"$unknown":"after apply"}"#],
    );
}

#[test]
fn a_text_is_shown_where_the_evidence_shows_it() {
    check(
        r#"{"cidr":"10.0.0.0/8","password":"hunter2hunter2"}"#,
        r#"{"cidr":"0.0.0.0/0","password":"correct horse"}"#,
        r#"{"cidr":"10.0.0.0/8"} {"cidr":"0.0.0.0/0"}"#,
        &[
            r#"cidr: "10.0.0.0/8" → "0.0.0.0/0""#,
            r#"password: "(text of 14 characters)" → "(text of 13 characters)""#,
        ],
    );
}

#[test]
fn only_what_is_read_is_compared() {
    let (before, after) = (r#"{"a":{"b":1,"c":1},"d":1}"#, r#"{"a":{"b":2,"c":2},"d":2}"#);
    let found = between(before, after, &[path(&["a", "b"]), path(&["e"])], &[]);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].path.as_str(), found[0].after.as_deref()), ("a.b", Some("2")));
}

#[test]
fn it_is_bounded() {
    let many = |value: usize| {
        let members: Vec<String> = (0..100).map(|name| format!("\"m{name}\":{value}")).collect();
        format!("{{{}}}", members.join(","))
    };
    let some = |count: usize, value: usize| {
        let members: Vec<String> = (0..count).map(|name| format!("\"m{name}\":{value}")).collect();
        format!("{{{}}}", members.join(","))
    };
    for (count, shown) in [(MOST - 1, MOST - 1), (MOST, MOST), (MOST + 1, MOST + 1)] {
        let found = between(&some(count, 1), &some(count, 2), &[vec![]], &[]);
        assert_eq!(found.len(), shown);
        let is_more = found
            .last()
            .is_some_and(|last| last.after.as_deref() == Some("\"1 more\""));
        assert_eq!(is_more, count > MOST, "{count}");
    }
    // With its quotes.
    for (length, is_whole) in [(LONGEST - 3, true), (LONGEST - 2, true), (LONGEST - 1, false)] {
        let text = format!("\"{}\"", "x".repeat(length));
        let found = between("{\"a\":1}", &format!("{{\"a\":{text}}}"), &[vec![]], &[&text]);
        assert_eq!(found[0].after.as_ref() == Some(&text), is_whole, "{length}");
    }
    let found = between(&many(1), &many(2), &[vec![]], &[]);
    assert_eq!(found.len(), MOST + 1);
    assert_eq!(found[MOST].after.as_deref(), Some("\"84 more\""));
    let long = |end: &str| format!("{{\"a\":\"{}{end}\"}}", "x".repeat(2_000));
    let (before, after) = (long("before"), long("after"));
    let found = between(&before, &after, &[vec![]], &[&before, &after]);
    let shown = found[0].after.as_deref().unwrap();
    assert!(
        shown.chars().count() <= LONGEST + 2 && shown.contains("after"),
        "{shown}"
    );
}

/// Each element of a list is held against those of the other that it may be equal to, and not against all.
#[test]
fn long_lists_are_compared_in_a_moment() {
    let list = |from: usize| {
        let elements: Vec<String> = (from..from + 30_000)
            .map(|port| format!("{{\"p\":{port},\"q\":[{port}]}}"))
            .collect();
        format!("{{\"a\":[{}]}}", elements.join(","))
    };
    let found = between(&list(0), &list(30_000), &[vec![]], &[]);
    assert_eq!(found[MOST].after.as_deref(), Some("\"59984 more\""));
    let reordered = |text: &str| text.replace("\"p\":1,\"q\":[1]", "\"q\":[1],\"p\":1");
    assert_eq!(between(&list(0), &reordered(&list(0)), &[vec![]], &[]), []);
}

//! Names and tactics of MITRE ATT&CK's techniques, and OCSF's objects of them.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde_json::{Map, Value, json};

/// Enterprise, v18.1.
const TABLE: &str = include_str!("attack.tsv");

struct Technique {
    name: &'static str,
    /// `initial-access`
    tactics: Vec<&'static str>,
}

fn technique(id: &str) -> Option<&'static Technique> {
    static TECHNIQUES: OnceLock<BTreeMap<&str, Technique>> = OnceLock::new();
    let read = || {
        let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
        let read = rows.filter_map(|row| {
            let mut cells = row.split('\t');
            let (id, name, tactics) = (cells.next()?, cells.next()?, cells.next()?);
            let tactics = tactics.split(' ').collect();
            Some((id, Technique { name, tactics }))
        });
        read.collect()
    };
    TECHNIQUES.get_or_init(read).get(id)
}

/// `Initial Access` of `initial-access`; *and* stays small.
fn caption(tactic: &str) -> String {
    let words = tactic.split('-').map(|word| match word {
        "and" => word.to_owned(),
        word => word[..1].to_uppercase() + &word[1..],
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Uid, page and, where it is known, name.
fn object(id: &str) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("uid".to_owned(), id.into());
    if let Some(technique) = technique(id) {
        object.insert("name".to_owned(), technique.name.into());
        let page = format!("https://attack.mitre.org/techniques/{}", id.replace('.', "/"));
        object.insert("src_url".to_owned(), page.into());
    }
    object
}

/// `T1530`, or `T1078.004` with its technique; one object a tactic that it serves, for the schema gives an object one tactic.
pub(super) fn attacks(id: &str) -> Vec<Value> {
    let mut attack = match id.split_once('.') {
        Some((technique, _)) => json!({"technique": object(technique), "sub_technique": object(id)}),
        None => json!({"technique": object(id)}),
    };
    let Some(technique) = technique(id) else {
        return vec![attack];
    };
    attack["version"] = "18.1".into();
    let with = |tactic: &&str| {
        let mut attack = attack.clone();
        attack["tactic"] = json!({"name": caption(tactic)});
        attack
    };
    technique.tactics.iter().map(with).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn techniques_have_names_and_tactics() {
        let one = attacks("T1530");
        assert_eq!(one.len(), 1);
        assert_eq!(one[0]["technique"]["name"], "Data from Cloud Storage");
        assert_eq!(one[0]["tactic"]["name"], "Collection");
        let several = attacks("T1078.004");
        let tactics: Vec<_> = several.iter().map(|attack| attack["tactic"]["name"].clone()).collect();
        assert!(
            tactics.len() > 1 && tactics.contains(&"Initial Access".into()),
            "{tactics:?}"
        );
        assert_eq!(several[0]["technique"]["name"], "Valid Accounts");
        assert_eq!(
            several[0]["sub_technique"]["src_url"],
            "https://attack.mitre.org/techniques/T1078/004"
        );
        assert_eq!(caption("command-and-control"), "Command and Control");
        assert_eq!(attacks("T0000"), [json!({"technique": {"uid": "T0000"}})]);
    }
}

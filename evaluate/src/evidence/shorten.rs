//! Evidence that is too long for a finding, cut where everybody sees it: under [`CUT`] stands what was left out of which
//! column. Knows no rule; a finding is never left out because its proof is long.

use serde_json::{Map, Value};

/// The most that a finding carries of evidence, bytes of JSON text. Of what destinations take it leaves room for the rest:
/// Log Analytics cuts a column at 256 KiB, Splunk a line at 10,000 bytes unless told otherwise.
pub const LIMIT: usize = 64 << 10;

/// The member that says what was cut.
pub const CUT: &str = "$cut";

/// The evidence within the limit: of its largest columns only the beginning is kept.
pub fn shorten(evidence: &str, limit: usize) -> String {
    if evidence.len() <= limit {
        return evidence.to_owned();
    }
    let Ok(Value::Object(whole)) = serde_json::from_str::<Value>(evidence) else {
        return note(&format!("{} bytes", evidence.len()));
    };
    let mut columns = whole.clone();
    let mut sizes: Vec<(String, usize)> = columns
        .iter()
        .map(|(name, value)| (name.clone(), size(value)))
        .collect();
    loop {
        let text = with_notes(&columns, &whole);
        if text.len() <= limit {
            return text;
        }
        let Some((name, size_now)) = sizes
            .iter_mut()
            .max_by_key(|(_, size)| *size)
            .filter(|(_, size)| *size > 0)
        else {
            return note(&format!("{} columns of {} bytes", whole.len(), evidence.len()));
        };
        let budget = *size_now / 2;
        if let Some(value) = columns.get_mut(name.as_str()) {
            *value = begin(value, budget);
            // What does not get smaller has nothing left to give.
            let after = size(value);
            *size_now = if after < *size_now { after } else { 0 };
        }
    }
}

/// The beginning of a value: half of a text, of the rest what fits into the budget.
fn begin(value: &Value, budget: usize) -> Value {
    match value {
        Value::String(text) => {
            let mut end = text.len() / 2;
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            Value::String(text[..end].to_owned())
        }
        Value::Array(elements) => {
            let mut left = budget;
            let fits = |element: &&Value| take(&mut left, size(element));
            Value::Array(elements.iter().take_while(fits).cloned().collect())
        }
        Value::Object(members) => {
            let mut left = budget;
            let fits = |(name, member): &(&String, &Value)| take(&mut left, name.len() + size(member));
            let kept = members.iter().take_while(fits);
            Value::Object(kept.map(|(name, member)| (name.clone(), member.clone())).collect())
        }
        other => other.clone(),
    }
}

fn take(left: &mut usize, size: usize) -> bool {
    match left.checked_sub(size) {
        Some(rest) => {
            *left = rest;
            true
        }
        None => false,
    }
}

/// The columns, and for each that is not whole how much of it is there.
fn with_notes(columns: &Map<String, Value>, whole: &Map<String, Value>) -> String {
    let mut notes = Map::new();
    for (name, value) in columns {
        let left_out = match (value, &whole[name]) {
            (Value::String(kept), Value::String(text)) => (text.len() - kept.len(), text.len(), "bytes"),
            (Value::Array(kept), Value::Array(all)) => (all.len() - kept.len(), all.len(), "elements"),
            (Value::Object(kept), Value::Object(all)) => (all.len() - kept.len(), all.len(), "members"),
            _ => continue,
        };
        let (left_out, all, unit) = left_out;
        if left_out > 0 {
            notes.insert(name.clone(), format!("{left_out} of {all} {unit} left out").into());
        }
    }
    let mut noted = columns.clone();
    noted.insert(CUT.to_owned(), Value::Object(notes));
    Value::Object(noted).to_string()
}

/// The evidence with a note that something of the finding was left out.
pub fn noted(evidence: &str, what: &str) -> String {
    let Ok(Value::Object(mut columns)) = serde_json::from_str::<Value>(evidence) else {
        return note(what);
    };
    match columns.get_mut(CUT) {
        Some(Value::Object(notes)) => drop(notes.insert("finding".to_owned(), what.into())),
        _ => drop(columns.insert(CUT.to_owned(), serde_json::json!({"finding": what}))),
    }
    Value::Object(columns).to_string()
}

fn note(what: &str) -> String {
    let noted: Map<String, Value> = [(CUT.to_owned(), format!("{what} left out").into())]
        .into_iter()
        .collect();
    Value::Object(noted).to_string()
}

fn size(value: &Value) -> usize {
    value.to_string().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_stays_as_it_is() {
        let evidence = r#"{"a": 1}"#;
        for (limit, is_whole) in [(9, true), (8, true), (7, false)] {
            assert_eq!(shorten(evidence, limit) == evidence, is_whole, "{limit}");
        }
    }

    #[test]
    fn the_largest_columns_give_way_and_say_so() {
        let rules: Vec<Value> = (0..20_000).map(|n| serde_json::json!({"port": n})).collect();
        let evidence = serde_json::json!({"name": "web", "rules": rules, "note": "x".repeat(3_000)}).to_string();
        let short = shorten(&evidence, 4_096);
        assert!(short.len() <= 4_096, "{}", short.len());
        let value: Value = serde_json::from_str(&short).unwrap();
        assert_eq!(value["name"], "web");
        assert_eq!(value["rules"][0]["port"], 0);
        let kept = value["rules"].as_array().unwrap().len();
        assert_eq!(
            value[CUT]["rules"],
            format!("{} of 20000 elements left out", 20_000 - kept)
        );
    }

    #[test]
    fn nothing_is_too_odd_to_be_cut() {
        for evidence in [
            format!("[{}1]", "1,".repeat(10_000)),
            "no json ".repeat(1_000),
            serde_json::json!({"ü": "ü".repeat(9_000)}).to_string(),
            serde_json::json!({"one": [["x".repeat(9_000)]]}).to_string(),
            Value::Object((0..2_000).map(|n| (format!("column_{n}"), n.into())).collect()).to_string(),
        ] {
            let short = shorten(&evidence, 256);
            assert!(short.len() <= 256, "{short}");
            let value: Value = serde_json::from_str(&short).unwrap();
            assert!(value.get(CUT).is_some(), "{short}");
        }
    }
}

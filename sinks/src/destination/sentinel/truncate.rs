//! Field values above 64 KB are cut by the server in silence. What is too long is cut here first, where it can be said.

use serde_json::Value;

/// Below both readings of 64 KB.
const LIMIT: usize = 64_000;

/// Cuts a text at a character's border and marks it; whether it did.
pub(super) fn text(value: &mut String) -> bool {
    if value.len() <= LIMIT {
        return false;
    }
    let mark = format!("… [cut: {} bytes in all]", value.len());
    let mut end = LIMIT - mark.len();
    while !value.is_char_boundary(end) {
        end -= 1;
    }
    value.truncate(end);
    value.push_str(&mark);
    true
}

/// Replaces the largest members of a value by a mark until it is short enough; the paths of those.
pub(super) fn dynamic(name: &str, value: &mut Value) -> Vec<String> {
    let mut cut = Vec::new();
    while size(value) > LIMIT {
        let path = heaviest(value);
        let pointer: String = path.iter().map(|key| format!("/{}", escape(key))).collect();
        let Some(member) = value.pointer_mut(&pointer) else {
            break;
        };
        *member = Value::from(format!("[cut: {} bytes]", size(member)));
        cut.push(path.iter().fold(name.to_owned(), |whole, key| format!("{whole}.{key}")));
    }
    cut
}

fn size(value: &Value) -> usize {
    serde_json::to_vec(value).map_or(0, |text| text.len())
}

/// As RFC 6901 wants keys in a pointer.
fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// The way to the member to cut: the largest at the top, then further down as long as one member alone weighs most of the limit.
/// Of a value that is made of crumbs, the value itself.
fn heaviest(value: &Value) -> Vec<String> {
    let crumb = (size(value) / 256).max(512);
    let mut path = Vec::new();
    let mut at = value;
    loop {
        let largest = match at {
            Value::Object(members) => members
                .iter()
                .map(|(key, member)| (key.clone(), member))
                .max_by_key(weight),
            Value::Array(members) => {
                let numbered = members.iter().enumerate();
                numbered
                    .map(|(position, member)| (position.to_string(), member))
                    .max_by_key(weight)
            }
            _ => None,
        };
        match largest {
            Some((key, member)) if size(member) > if path.is_empty() { crumb } else { LIMIT / 2 } => {
                path.push(key);
                at = member;
            }
            _ => return path,
        }
    }
}

fn weight((_, member): &(String, &Value)) -> usize {
    size(member)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn texts_are_cut_between_characters_and_marked() {
        let mut short = "é".repeat(32_000);
        assert!(!text(&mut short));
        let mut long = "é".repeat(32_001);
        assert!(text(&mut long));
        assert!(
            long.len() <= LIMIT && long.ends_with("… [cut: 64002 bytes in all]"),
            "{}",
            long.len()
        );
    }

    fn check(value: Value, expect: &[&str]) -> Value {
        let mut value = value;
        assert_eq!(dynamic("Ocsf", &mut value), expect);
        assert!(size(&value) <= LIMIT);
        value
    }

    #[test]
    fn the_largest_members_are_replaced_and_named() {
        check(json!({"a": "x".repeat(60_000)}), &[]);
        let cut = check(
            json!({"a": {"b~/": ["x".repeat(70_000), 1]}, "c": 2}),
            &["Ocsf.a.b~/.0"],
        );
        assert_eq!(cut, json!({"a": {"b~/": ["[cut: 70002 bytes]", 1]}, "c": 2}));
        let many: Vec<String> = (0..100).map(|_| "x".repeat(1_000)).collect();
        let cut = check(json!({"a": many, "c": 2}), &["Ocsf.a"]);
        assert_eq!(cut["c"], 2);
    }

    #[test]
    fn any_form_ends_below_the_limit() {
        let wide: serde_json::Map<String, Value> = (0..80)
            .map(|n| (format!("k{n:02}"), "x".repeat(1_000).into()))
            .collect();
        for mut value in [
            Value::Object(wide),
            "x".repeat(70_000).into(),
            vec![1; 70_000].into(),
            json!({"k".repeat(70_000): 1}),
        ] {
            assert!(!dynamic("Evidence", &mut value).is_empty());
            assert!(size(&value) <= LIMIT);
        }
    }
}

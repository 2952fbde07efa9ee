//! YAML that begins as JSON does, with a brace or a bracket (YAML 1.2.2, section 7.4): told from JSON, which it may also be.

use serde::de::IgnoredAny;

use super::record::{Body, Documents};
use super::yaml;

/// The documents, where the input begins as JSON does and only YAML reads it.
pub fn split(bytes: &[u8], says_yaml: bool) -> Option<Documents<'_>> {
    let body = bytes.trim_ascii_start();
    let begins = matches!(body.first(), Some(b'{' | b'['));
    if !begins {
        return None;
    }
    if has_bare_key(body) {
        return Some(yaml::split(std::str::from_utf8(bytes).ok()?));
    }
    if !says_yaml {
        return None;
    }
    let text = std::str::from_utf8(bytes).ok().filter(|text| !is_json(text))?;
    let documents = yaml::split(text);
    let read = |body: &Body| !matches!(body, Body::Broken(_));
    documents
        .list
        .iter()
        .any(|document| read(&document.body))
        .then_some(documents)
}

/// Whether the first key is written without quotes, as no JSON is: `{apiVersion: v1`, `[{kind: Pod`.
fn has_bare_key(body: &[u8]) -> bool {
    let list = body.strip_prefix(b"[").unwrap_or(body).trim_ascii_start();
    let Some(key) = list.strip_prefix(b"{").map(<[u8]>::trim_ascii_start) else {
        return false;
    };
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-./".contains(byte);
    let length = key.iter().take_while(|byte| plain(byte)).count();
    let colon = key[length..].trim_ascii_start().strip_prefix(b":");
    length > 0 && colon.is_some_and(|after| after.first().is_none_or(u8::is_ascii_whitespace))
}

/// Whether every document of the text is JSON.
fn is_json(text: &str) -> bool {
    let documents = serde_json::Deserializer::from_str(text).into_iter::<IgnoredAny>();
    documents.into_iter().all(|document| document.is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values, and `broken` for what is none.
    fn read(input: &str, says_yaml: bool) -> Option<Vec<String>> {
        let documents = split(input.as_bytes(), says_yaml)?;
        let list = documents.list.into_iter();
        let values = list.map(|document| document.body.value(input.len()));
        Some(
            values
                .map(|value| value.map_or("broken".to_owned(), |value| value.to_string()))
                .collect(),
        )
    }

    #[test]
    fn bare_keys_are_yaml_whatever_the_input_is_called() {
        let pod = r#"{"kind":"Pod","metadata":{"name":"a"}}"#;
        for input in [
            "{kind: Pod, metadata: {name: a}}",
            "{ kind: Pod,\n  metadata: {name: a},\n}\n",
            "\n{\n  kind : Pod,\n  metadata: {name: 'a'}}",
        ] {
            assert_eq!(read(input, false), Some(vec![pod.to_owned()]), "{input}");
        }
        let both = Some(vec![r#"{"a":1}"#.to_owned(), r#"{"b":2}"#.to_owned()]);
        assert_eq!(read("{a: 1}\n---\n{b: 2}\n", false), both);
        assert_eq!(read("[{a: 1}]", false), Some(vec![r#"[{"a":1}]"#.to_owned()]));
        assert_eq!(read("{a: 1", false), Some(vec!["broken".to_owned()]));
    }

    #[test]
    fn quoted_keys_are_yaml_where_the_name_says_so() {
        let cases = [
            ("{\"a\": [x, y], }", r#"{"a":["x","y"]}"#),
            ("{\"a\": 1} # a comment", r#"{"a":1}"#),
            ("{'a': 1}", r#"{"a":1}"#),
        ];
        for (input, value) in cases {
            assert_eq!(read(input, true), Some(vec![value.to_owned()]), "{input}");
            assert_eq!(read(input, false), None, "{input}");
        }
        let both = Some(vec![r#"{"a":1}"#.to_owned(), r#"{"b":2}"#.to_owned()]);
        assert_eq!(read("{\"a\": 1}\n---\n{\"b\": 2}\n", true), both);
    }

    /// A dictionary as Python prints it, a broken line: JSON says what is wrong with them.
    #[test]
    fn json_stays_json() {
        for input in [
            "{\"a\": 1}",
            "[]",
            "[{\"a\": 1}]",
            "{}",
            "{\"a\": 1}\n{\"a\": 2}\n",
            "{{ .Values.a }}",
            "{a}",
            "{a:1}",
        ] {
            assert_eq!(read(input, false), None, "{input}");
        }
        for input in [
            "{'Encrypted': None}",
            "{\"a\": tru}",
            "{\"a\": 1",
            "{\"a\": 1}\n{\"a\": \n",
        ] {
            assert_eq!(read(input, false), None, "{input}");
        }
        for input in [
            "{\"a\": 1}\n{\"a\": 2}\n",
            "{\"a\": 1",
            "{\"a\": 1}\n{\"a\": \n{\"a\": 3}\n",
        ] {
            assert_eq!(read(input, true), None, "{input}");
        }
    }
}

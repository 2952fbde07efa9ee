//! The limits of reading JSON at all, in this process.

use schemas::ConfigChange;

/// Copies every configuration.
pub fn memcpy(changes: &[&ConfigChange]) -> usize {
    let mut buffer = Vec::new();
    let mut bytes = 0;
    for text in texts(changes) {
        buffer.clear();
        buffer.extend_from_slice(text.as_bytes());
        bytes += std::hint::black_box(&buffer).len();
    }
    bytes
}

/// serde_json's tree of every configuration.
pub fn value(changes: &[&ConfigChange]) -> usize {
    let values = texts(changes).map(serde_json::from_str::<serde_json::Value>);
    values.filter(|value| std::hint::black_box(value).is_ok()).count()
}

/// serde_json's syntax check of every configuration, nothing built.
pub fn syntax(changes: &[&ConfigChange]) -> usize {
    let values = texts(changes).map(serde_json::from_str::<serde::de::IgnoredAny>);
    values.filter(|value| std::hint::black_box(value).is_ok()).count()
}

fn texts<'a>(changes: &[&'a ConfigChange]) -> impl Iterator<Item = &'a str> {
    changes.iter().filter_map(|change| change.configuration.as_deref())
}

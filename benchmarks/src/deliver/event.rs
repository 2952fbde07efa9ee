//! How an event is named in whatever carries it. Pure.

/// The first `<32 hex digits>:<number>` of a text.
pub fn event_id(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let colon = (32..bytes.len()).find(|at| {
        bytes[*at] == b':'
            && bytes[at - 32..*at].iter().all(u8::is_ascii_hexdigit)
            && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
    })?;
    let digits = bytes[colon + 1..]
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    Some(text[colon - 32..=colon + digits].to_owned())
}

#[cfg(test)]
mod tests {
    use super::event_id;

    #[test]
    fn an_event_is_named_in_many_forms() {
        let uid = "0123456789abcdef0123456789abcdef";
        for text in [
            format!("x externalId={uid}:12 y"),
            format!("\"{uid}:12\""),
            format!("{uid}:12"),
        ] {
            assert_eq!(event_id(&text), Some(format!("{uid}:12")), "{text}");
        }
        assert_eq!(event_id("12:30:00"), None);
    }
}

//! Text that others wrote, on a terminal or in a CI log: what would move the cursor, begin a line, turn the writing round or command
//! the runner is shown as an escape; in JSON as one of JSON's own. Knows no content.

use std::borrow::Cow;
use std::fmt::Write;
use std::io;

/// One line, with nothing in it that is obeyed.
pub fn visible(text: &str) -> Cow<'_, str> {
    escape(text, is_obeyed)
}

/// The same for a text of several lines, whose ends stay: messages of our own around words of others.
pub fn visible_lines(text: &str) -> String {
    let lines: Vec<Cow<'_, str>> = text.split('\n').map(visible).collect();
    lines.join("\n")
}

/// JSON text in which such characters stand as `\u009b`: the same values, but `cat` obeys nothing. It has control characters below U+0020
/// only between values, and these are let through.
pub fn visible_json(json: &str) -> Cow<'_, str> {
    let is_obeyed = |c: char| is_obeyed(c) && !c.is_ascii_whitespace();
    if !json.contains(is_obeyed) {
        return Cow::Borrowed(json);
    }
    let mut shown = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if is_obeyed(c) {
            // Writing to a text cannot fail. None of them lies beyond U+FFFF, where JSON needs two.
            let _ = write!(shown, "\\u{:04x}", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// Control characters (C0, DEL, C1), ends of lines and paragraphs, marks of direction (Unicode, UAX #9).
pub fn is_obeyed(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn escape(text: &str, is_obeyed: fn(char) -> bool) -> Cow<'_, str> {
    // GitHub's and Azure's runners take `::name::` and `##[name]` at the begin of a line for commands, whatever blanks stand before.
    let command = text.trim_start().starts_with("::") || text.trim_start().starts_with("##");
    if !command && !text.contains(is_obeyed) {
        return Cow::Borrowed(text);
    }
    let first = command.then(|| text.len() - text.trim_start().len());
    let mut shown = String::with_capacity(text.len() + 16);
    for (at, c) in text.char_indices() {
        if is_obeyed(c) || first == Some(at) {
            // Writing to a text cannot fail.
            let _ = match c {
                '\n' | '\r' | '\t' => write!(shown, "{}", c.escape_default()),
                c => write!(shown, "{}", c.escape_unicode()),
            };
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// A writer of JSON, whose texts hold escapes already for what is below a blank: the rest of what a terminal obeys becomes escapes too.
pub struct Escaping<W>(pub W);

impl<W: io::Write> io::Write for Escaping<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let beyond = |c: char| is_obeyed(c) && (!c.is_ascii() || c == '\u{7f}');
        // Whatever is written here comes in whole characters.
        let Ok(mut rest) = std::str::from_utf8(bytes) else {
            return self.0.write_all(bytes);
        };
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| beyond(*c)) {
            self.0.write_all(&rest.as_bytes()[..at])?;
            write!(self.0, "\\u{:04x}", u32::from(c))?;
            rest = &rest[at + c.len_utf8()..];
        }
        self.0.write_all(rest.as_bytes())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// A finding with this in every text that a stranger may choose.
#[cfg(test)]
pub(crate) fn hostile(evil: &str) -> schemas::Finding {
    use schemas::finding::{ChangeInfo, Remediation, ResourceInfo, RuleInfo};
    let evil = evil.to_owned();
    schemas::Finding {
        uid: evil.clone(),
        sequence: 1,
        activity: schemas::Activity::New,
        verdict: schemas::Verdict::Fail,
        reason: Some(evil.clone()),
        time: 0,
        first_seen: 0,
        last_seen: 0,
        rule: RuleInfo {
            id: evil.clone(),
            hash: evil.clone(),
            title: evil.clone(),
            description: evil.clone(),
            severity: schemas::Severity::High,
            remediation: Remediation {
                console: evil.clone(),
                cli: Some(evil.clone()),
                terraform: Some(evil.clone()),
            },
            attack: vec![evil.clone()],
            frameworks: Default::default(),
            references: vec![evil.clone()],
        },
        resource: ResourceInfo {
            uid: evil.clone(),
            resource_type: evil.clone(),
            name: Some(evil.clone()),
            provider: evil.clone(),
            account: Some(evil.clone()),
            region: Some(evil.clone()),
            tags: Default::default(),
            context: Default::default(),
        },
        evidence: serde_json::json!({ evil.clone(): evil }).to_string(),
        change: ChangeInfo {
            id: evil.clone(),
            source: evil.clone(),
            actor: Some(evil.clone()),
            origin: Some(evil),
        },
        related: Vec::new(),
        traceparent: None,
        decision: Default::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_obeyed_is_shown() {
        let check = |text: &str, expect: &str| assert_eq!(visible(text), expect);
        check("arn:aws:s3:::bucket · Größe 東京", "arn:aws:s3:::bucket · Größe 東京");
        check(
            "evil\u{1b}[2J\u{1b}]0;x\u{7}\n::error::faked",
            "evil\\u{1b}[2J\\u{1b}]0;x\\u{7}\\n::error::faked",
        );
        check("a\r\tb\u{9b}31m\u{7f}", "a\\r\\tb\\u{9b}31m\\u{7f}");
        check("a\u{202e}b\u{2028}c\u{2066}", "a\\u{202e}b\\u{2028}c\\u{2066}");
        check("::error::faked", "\\u{3a}:error::faked");
        check("  ##[command]x", "  \\u{23}#[command]x");
        check("", "");
        let json = serde_json::json!({"a\u{9b}": "b\u{202e}\u{85}\u{7f}\n"}).to_string();
        let shown = visible_json(&json);
        assert_eq!(shown, r#"{"a\u009b":"b\u202e\u0085\u007f\n"}"#);
        let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(read(&shown), read(&json));
        assert_eq!(visible_lines("a\u{1b}b\n::c\n"), "a\\u{1b}b\n\\u{3a}:c\n");
    }

    #[test]
    fn json_is_the_same_and_nothing_in_it_is_obeyed() {
        let evil = "a\u{1b}[2J\n\u{7f}\u{9b}31m\u{85}\u{202e}b\u{2028}\u{61c} Größe 東京 ·";
        let value = serde_json::json!({ evil: [evil, 1] });
        let mut out = Escaping(Vec::new());
        serde_json::to_writer(&mut out, &value).unwrap();
        io::Write::write_fmt(&mut out, format_args!("{value}")).unwrap();
        let text = String::from_utf8(out.0).unwrap();
        assert!(
            !text.contains(is_obeyed) && text.contains("\\u009b31m\\u0085\\u202eb") && text.contains("Größe 東京 ·"),
            "{text}"
        );
        let mut values = serde_json::Deserializer::from_str(&text).into_iter::<serde_json::Value>();
        assert_eq!(
            (values.next().unwrap().unwrap(), values.next().unwrap().unwrap()),
            (value.clone(), value)
        );
    }
}

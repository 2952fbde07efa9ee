//! Bytes to documents: JSON, an array, lines of JSON, documents one after another, YAML documents. Knows no provider.
//!
//! A *record* is an element of a top-level array, a line of JSON lines, a document of a stream, a YAML document.

pub mod bare;
pub mod bounds;
pub mod encoding;
mod flow;
pub mod json;
mod lines;
mod record;
pub mod yaml;

use serde_json::value::RawValue;

pub use lines::Lines;
pub use record::{Body, Document, Documents};

/// Splits an input that is UTF-8 without a mark. Never fails as a whole: what cannot be read is a document with its reason.
/// `says_yaml`: its name or sender says so, which decides where it begins as JSON does and is none.
pub fn split(bytes: &[u8], says_yaml: bool) -> Documents<'_> {
    let body = bytes.trim_ascii();
    if body.is_empty() {
        return one(bytes, "no record in the input".to_owned());
    }
    let most = bounds::records(bytes.len());
    if let Some(documents) = flow::split(bytes, says_yaml) {
        return documents;
    }
    if body[0] == b'{' && are_lines(body) {
        return lines(bytes, most);
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return one(bytes, not_utf8(error)),
    };
    match body[0] {
        b'[' => array(bytes, text, most),
        b'{' => objects(bytes, text, most),
        _ => yaml::split(text),
    }
}

/// An input of which nothing can be made.
fn one(bytes: &[u8], reason: String) -> Documents<'_> {
    Documents::one(bytes, Body::Broken(reason))
}

fn not_utf8(error: std::str::Utf8Error) -> String {
    format!("not UTF-8 at byte {}", error.valid_up_to())
}

/// Whether the input is JSON lines: two lines or more, most of which are an object from brace to brace. Decided without
/// parsing, so that one broken line, the first one too, costs that line only.
fn are_lines(body: &[u8]) -> bool {
    let (mut all, mut whole) = (0usize, 0usize);
    for line in body
        .split(|byte| *byte == b'\n')
        .map(<[u8]>::trim_ascii)
        .filter(|line| !line.is_empty())
    {
        all += 1;
        whole += usize::from(line[0] == b'{' && line[line.len() - 1] == b'}' && line.len() > 2);
    }
    all > 1 && whole * 2 > all
}

fn lines(bytes: &[u8], most: usize) -> Documents<'_> {
    let mut list = Vec::new();
    for (number, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let line = line.trim_ascii();
        if line.is_empty() {
            continue;
        }
        if list.len() == most {
            return one(bytes, bounds::too_many(most));
        }
        let body = std::str::from_utf8(line).map_or_else(|error| Body::Broken(not_utf8(error)), Body::Json);
        list.push(Document {
            bytes: line,
            line: number + 1,
            body,
        });
    }
    Documents { list, single: false }
}

fn array<'a>(bytes: &'a [u8], text: &'a str, most: usize) -> Documents<'a> {
    // Raw elements first: a duplicate key or too deep a nesting then costs one element and not the whole array.
    let elements = match json::elements(text, most) {
        Ok(elements) => elements,
        Err(reason) => return one(bytes, reason),
    };
    let mut counter = LineCounter::new(text);
    let list = elements
        .into_iter()
        .map(|raw| Document {
            bytes: raw.as_bytes(),
            line: counter.line_of(raw),
            body: Body::Json(raw),
        })
        .collect();
    Documents { list, single: false }
}

/// One object, or several one after another (the output of a tool that prints documents indented).
fn objects<'a>(bytes: &'a [u8], text: &'a str, most: usize) -> Documents<'a> {
    let mut list = Vec::new();
    let mut counter = LineCounter::new(text);
    let mut stream = serde_json::Deserializer::from_str(text).into_iter::<&'a RawValue>();
    loop {
        let start = stream.byte_offset();
        match stream.next() {
            None => break,
            // One more than there may be.
            Some(_) if list.len() == most => return one(bytes, bounds::too_many(most)),
            Some(Ok(raw)) => list.push(Document {
                bytes: raw.get().as_bytes(),
                line: counter.line_of(raw.get()),
                body: Body::Json(raw.get()),
            }),
            Some(Err(error)) => {
                let rest = text.get(start..).unwrap_or(text).trim_start();
                let reason = if rest.starts_with("{{") {
                    yaml::UNRENDERED.to_owned()
                } else {
                    json::explain(&error)
                };
                list.push(Document {
                    bytes: rest.as_bytes(),
                    line: counter.line_of(rest),
                    body: Body::Broken(reason),
                });
                break;
            }
        }
    }
    let single = list.len() < 2;
    if let ([document], true) = (list.as_mut_slice(), single) {
        document.bytes = bytes;
    }
    Documents { list, single }
}

/// Counts lines up to slices of a text that come in order.
struct LineCounter<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl<'a> LineCounter<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1 }
    }

    fn line_of(&mut self, slice: &'a str) -> usize {
        // The slice lies in the text: the difference of the two addresses is its offset.
        let offset = (slice.as_ptr() as usize)
            .saturating_sub(self.text.as_ptr() as usize)
            .min(self.text.len());
        if offset > self.at {
            self.line += self.text.as_bytes()[self.at..offset]
                .iter()
                .filter(|byte| **byte == b'\n')
                .count();
            self.at = offset;
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(input: &[u8], single: bool, expect: &[(usize, Result<&str, &str>)]) {
        let documents = split(input, false);
        let shown = String::from_utf8_lossy(input).into_owned();
        assert_eq!(documents.single, single, "{shown}");
        let got: Vec<_> = documents
            .list
            .into_iter()
            .map(|d| (d.line, d.body.value(input.len()).map(|value| value.to_string())))
            .collect();
        assert_eq!(got.len(), expect.len(), "{shown}: {got:?}");
        for ((line, value), (expect_line, expect_value)) in got.iter().zip(expect) {
            assert_eq!(line, expect_line, "{shown}");
            match (value, expect_value) {
                (Ok(value), Ok(expect)) => assert_eq!(value, expect, "{shown}"),
                (Err(reason), Err(expect)) => assert!(reason.contains(expect), "{shown}: {reason}"),
                other => panic!("{shown}: {other:?}"),
            }
        }
    }

    #[test]
    fn every_way_of_writing_records() {
        check(b"{\"a\":1}", true, &[(1, Ok("{\"a\":1}"))]);
        check(b"\n {\"a\":1}\n", true, &[(2, Ok("{\"a\":1}"))]);
        check(
            b"[{\"a\":1},\n{\"a\":2}]",
            false,
            &[(1, Ok("{\"a\":1}")), (2, Ok("{\"a\":2}"))],
        );
        check(b"[]", false, &[]);
        check(
            b"{\"a\":1}\n\n{\"a\":2}\n",
            false,
            &[(1, Ok("{\"a\":1}")), (3, Ok("{\"a\":2}"))],
        );
        check(
            b"{\n\"a\":1}\n{\n\"a\":2}\n",
            false,
            &[(1, Ok("{\"a\":1}")), (3, Ok("{\"a\":2}"))],
        );
        check(
            b"a: 1\n---\n# nothing\n---\nb: [x]\n",
            false,
            &[(1, Ok("{\"a\":1}")), (5, Ok("{\"b\":[\"x\"]}"))],
        );
        check(
            b"a: !Ref B\nc: !GetAtt D.Arn\n",
            true,
            &[(1, Ok("{\"a\":{\"Ref\":\"B\"},\"c\":{\"Fn::GetAtt\":[\"D\",\"Arn\"]}}"))],
        );
        check(b"- a: 1\n- a: 2\n", true, &[(1, Ok("[{\"a\":1},{\"a\":2}]"))]);
    }

    #[test]
    fn hostile_bytes_have_a_reason() {
        check(b"", true, &[(1, Err("no record"))]);
        check(b"{\"a\":1", true, &[(1, Err("not JSON: EOF"))]);
        check(b"{\"a\":\"\xff\"}", true, &[(1, Err("not UTF-8 at byte 6"))]);
        check(
            b"{\"a\":1}\n{\"a\":\n{\"a\":\"\xff\"}\n{\"a\":4}\n",
            false,
            &[
                (1, Ok("{\"a\":1}")),
                (2, Err("EOF")),
                (3, Err("not UTF-8 at byte 6")),
                (4, Ok("{\"a\":4}")),
            ],
        );
        check(
            b"{\"a\":1,\"b\":{\"c\":1,\"c\":2}}",
            true,
            &[(1, Err("duplicate key \"c\""))],
        );
        check(b"{\"a\":1e999}", true, &[(1, Err("number out of range"))]);
        check(
            b"[{\"a\":1,\"a\":1},{\"b\":2}]",
            false,
            &[(1, Err("duplicate key \"a\"")), (1, Ok("{\"b\":2}"))],
        );
        let deep = format!("{{\"a\":{}{}}}", "[".repeat(200), "]".repeat(200));
        check(deep.as_bytes(), true, &[(1, Err("nested deeper than"))]);
        let many = format!("[{deep},{{}}]");
        check(many.as_bytes(), false, &[(1, Err("nested deeper than")), (1, Ok("{}"))]);
        check(b"a: 1\na: 2\n", true, &[(1, Err("duplicate"))]);
        check(b"{{- if .Values.x }}\nkind: Pod\n", true, &[(1, Err("template"))]);
        check(b"kind: {{ .Values.kind }}\n", true, &[(1, Err("template"))]);
        let bomb = format!("a: {}{}\n", "[".repeat(300), "]".repeat(300));
        check(bomb.as_bytes(), true, &[(1, Err("not YAML"))]);
    }
}

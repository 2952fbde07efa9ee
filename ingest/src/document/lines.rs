//! On which line of a document the value at a path of keys stands. Reads JSON tokens or YAML indentation; no parser's errors
//! here: what is not found has no line.

use std::collections::HashMap;

/// Deeper values are found by the line of what holds them.
const DEEPEST: usize = 4;

/// Lines of the keys of one document.
#[derive(Debug)]
pub struct Lines {
    /// Path joined by NUL → line from 0.
    lines: HashMap<String, usize>,
}

impl Lines {
    /// Indexes a document.
    pub fn new(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let lines = if text.trim_start().starts_with(['{', '[']) {
            json(&text)
        } else {
            yaml(&text)
        };
        Self { lines }
    }

    /// The line, from 0, of the value at the path; list elements are named by their position.
    pub fn find(&self, place: &[String]) -> Option<usize> {
        (1..=place.len())
            .rev()
            .find_map(|length| self.lines.get(&place[..length].join("\0")).copied())
    }
}

/// One open object or list.
struct Level {
    list: bool,
    position: usize,
    key: String,
}

fn json(text: &str) -> HashMap<String, usize> {
    let (mut lines, mut line, mut levels) = (HashMap::new(), 0, Vec::<Level>::new());
    let (mut chars, mut expects_key, mut begins) = (text.char_indices(), false, false);
    while let Some((at, char)) = chars.next() {
        if begins && !char.is_whitespace() {
            note(&mut lines, &levels, line);
            begins = false;
        }
        match char {
            '\n' => line += 1,
            '{' | '[' => {
                levels.push(Level {
                    list: char == '[',
                    position: 0,
                    key: "0".to_owned(),
                });
                expects_key = char == '{';
                begins = char == '[';
            }
            '}' | ']' => {
                levels.pop();
                expects_key = false;
            }
            ',' => {
                if let Some(level) = levels.last_mut() {
                    expects_key = !level.list;
                    if level.list {
                        level.position += 1;
                        level.key = level.position.to_string();
                        begins = true;
                    }
                }
            }
            '"' => {
                let mut escaped = false;
                let mut end = text.len();
                for (at, char) in chars.by_ref() {
                    match char {
                        '"' if !escaped => {
                            end = at;
                            break;
                        }
                        _ => escaped = char == '\\' && !escaped,
                    }
                }
                if expects_key {
                    expects_key = false;
                    if let Some(level) = levels.last_mut() {
                        level.key = text[at + 1..end].to_owned();
                    }
                    note(&mut lines, &levels, line);
                }
            }
            _ => {}
        }
    }
    lines
}

fn note(lines: &mut HashMap<String, usize>, levels: &[Level], line: usize) {
    if levels.len() <= DEEPEST {
        let path = levels
            .iter()
            .map(|level| level.key.as_str())
            .collect::<Vec<_>>()
            .join("\0");
        lines.entry(path).or_insert(line);
    }
}

fn yaml(text: &str) -> HashMap<String, usize> {
    let (mut lines, mut levels) = (HashMap::new(), Vec::<(usize, String)>::new());
    for (number, line) in text.lines().enumerate() {
        let bare = line.trim_start();
        let indent = line.len() - bare.len();
        let Some((key, rest)) = bare.split_once(':') else {
            continue;
        };
        let is_key = (rest.is_empty() || rest.starts_with(' ')) && !bare.starts_with(['#', '-', '{', '[']);
        if !is_key {
            continue;
        }
        levels.retain(|(open, _)| *open < indent);
        levels.push((indent, key.trim().trim_matches(['"', '\'']).to_owned()));
        if levels.len() <= DEEPEST {
            let path = levels
                .iter()
                .map(|(_, key)| key.as_str())
                .collect::<Vec<_>>()
                .join("\0");
            lines.entry(path).or_insert(number);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, place: &[&str], expect: Option<usize>) {
        let place: Vec<String> = place.iter().map(|key| (*key).to_owned()).collect();
        assert_eq!(Lines::new(text.as_bytes()).find(&place), expect, "{text} {place:?}");
    }

    #[test]
    fn finds_keys_and_elements() {
        let json = "{\n \"Resources\": {\n  \"A\": {\"x\": \"} , \\\"\"},\n  \"B\": {}\n },\n \"items\": [\n  {\"a\": 1},\n  {\"a\": 2}\n ]\n}";
        check(json, &["Resources", "A"], Some(2));
        check(json, &["Resources", "B"], Some(3));
        check(json, &["items", "0"], Some(6));
        check(json, &["items", "1", "a"], Some(7));
        check(json, &["nothing"], None);
        let yaml = "Resources:\n  A:\n    Type: x\n  # B:\n  \"B\":\n    Properties:\n      - a: 1\n";
        check(yaml, &["Resources", "A"], Some(1));
        check(yaml, &["Resources", "B"], Some(4));
        check(yaml, &["Resources", "C"], Some(0));
    }
}

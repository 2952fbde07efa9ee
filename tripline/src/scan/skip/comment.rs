//! `tripline:skip=RULE reason` in the comments of a file, and which resource each stands at. Knows no form of file but that a comment
//! begins with `#` or `//`.

/// What begins a skip.
const MARK: &str = "tripline:skip=";

/// The skips in a file's comments.
#[derive(Debug, Clone, Default)]
pub struct Comments {
    /// Line, from 1, the first line of a resource that it stands at, and the text after the mark. A line of `None`: all of the file.
    list: Vec<(usize, Option<usize>, String)>,
}

impl Comments {
    /// Finds the comments; `starts` are the lines on which resources begin.
    pub fn find(bytes: &[u8], starts: impl Iterator<Item = usize>) -> Self {
        if !bytes.windows(MARK.len()).any(|window| window == MARK.as_bytes()) {
            return Self::default();
        }
        let mut starts: Vec<usize> = starts.collect();
        starts.sort_unstable();
        starts.dedup();
        let text = String::from_utf8_lossy(bytes);
        let lines: Vec<&str> = text.lines().collect();
        let mut list = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            if let Some(skip) = skip_in(line) {
                list.push((at + 1, belongs(at + 1, line, &lines, &starts), skip.to_owned()));
            }
        }
        Self { list }
    }

    /// The skips that stand at the resource which begins on the line.
    pub fn of(&self, start: Option<usize>) -> impl Iterator<Item = (usize, &String)> {
        let mine = move |of: &Option<usize>| of.is_none() || *of == start;
        self.list
            .iter()
            .filter(move |(_, of, _)| mine(of))
            .map(|(line, _, text)| (*line, text))
    }
}

/// What follows the mark in the line's comment.
fn skip_in(line: &str) -> Option<&str> {
    let at = line.find(MARK)?;
    let before = &line[..at];
    (before.contains('#') || before.contains("//")).then(|| &line[at + MARK.len()..])
}

/// A comment within a resource is that resource's; one on lines of its own just above a resource, and indented no deeper, is the one's
/// below; one before them all is of the whole file.
fn belongs(number: usize, line: &str, lines: &[&str], starts: &[usize]) -> Option<usize> {
    let alone = |line: &str| line.trim().is_empty() || line.trim_start().starts_with(['#', '/']);
    if alone(line) {
        let below = lines.iter().enumerate().skip(number).find(|(_, line)| !alone(line));
        let indent = |line: &str| line.len() - line.trim_start().len();
        if let Some((at, _)) = below.filter(|(at, below)| starts.contains(&(at + 1)) && indent(line) <= indent(below)) {
            return Some(at + 1);
        }
    }
    starts.iter().rev().find(|start| **start <= number).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_stand_at_resources() {
        let text = "# tripline:skip=all of the file\nResources:\n  # tripline:skip=a above\n  A:\n    Type: X\n    # tripline:skip=b inside\n  B: {} # tripline:skip=c beside\n  C: no tripline:skip=d comment\n";
        let comments = Comments::find(text.as_bytes(), [4, 7, 8].into_iter());
        let at = |line: usize| {
            comments
                .of(Some(line))
                .map(|(_, text)| text.as_str())
                .collect::<Vec<_>>()
        };
        assert_eq!(at(4), ["all of the file", "a above", "b inside"]);
        assert_eq!(at(7), ["all of the file", "c beside"]);
        assert_eq!(at(8), ["all of the file"]);
        assert!(Comments::find(b"nothing", [1].into_iter()).of(None).next().is_none());
    }
}

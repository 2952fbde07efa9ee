//! A trie of paths, and the pass that fills the values at all of them.

use super::skip;
use crate::functions::path::{self, Found, Step};

/// No path ends here.
const NONE: u32 = u32::MAX;

/// Paths by their common beginnings.
#[derive(Debug)]
pub struct Trie {
    nodes: Vec<Node>,
    paths: usize,
}

#[derive(Debug)]
struct Node {
    /// Which path ends here.
    slot: u32,
    members: Vec<Member>,
    /// The lengths of their names, a bit each; the last stands for all that are longer.
    lengths: u64,
    positions: Vec<(i64, u32)>,
    /// Paths at and below: from, to in `below`.
    below: Vec<u32>,
}

/// A member that some path goes through.
#[derive(Debug)]
struct Member {
    /// The first bytes of the name, for a quick comparison.
    head: u64,
    name: Box<[u8]>,
    child: u32,
}

impl Node {
    fn new() -> Self {
        Self {
            slot: NONE,
            members: Vec::new(),
            lengths: 0,
            positions: Vec::new(),
            below: Vec::new(),
        }
    }

    fn member(&mut self, name: &[u8], child: u32) {
        self.lengths |= length(name);
        self.members.push(Member {
            head: head(name, 0, name.len()),
            name: name.into(),
            child,
        });
    }

    /// Which member has the name that stands from `start` to `end`.
    #[inline]
    fn find(&self, bytes: &[u8], start: usize, end: usize) -> Option<usize> {
        let name = bytes.get(start..end)?;
        if self.lengths & length(name) == 0 {
            return None;
        }
        let head = head(bytes, start, name.len());
        let is = |member: &Member| member.head == head && *member.name == *name;
        self.members.iter().position(is)
    }
}

/// A name's length as a bit.
#[inline]
fn length(name: &[u8]) -> u64 {
    1 << name.len().min(63)
}

/// The first eight bytes of a name of so many bytes that stands at `at`, zeros behind a shorter one.
#[inline]
fn head(bytes: &[u8], at: usize, len: usize) -> u64 {
    let word = skip::word(bytes, at).unwrap_or_else(|| {
        let rest = bytes.get(at..).unwrap_or_default();
        rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte))
    });
    if len >= 8 { word } else { word & ((1 << (8 * len)) - 1) }
}

impl Default for Trie {
    fn default() -> Self {
        Self::new(std::iter::empty())
    }
}

impl Trie {
    /// A trie of distinct paths of at least one step each.
    pub fn new<'p>(paths: impl Iterator<Item = Vec<Step<'p>>>) -> Self {
        let mut trie = Self {
            nodes: vec![Node::new()],
            paths: 0,
        };
        for path in paths {
            let slot = number(trie.paths);
            trie.paths += 1;
            let mut at = 0;
            trie.nodes[at].below.push(slot);
            for step in path {
                at = trie.child(at, step);
                trie.nodes[at].below.push(slot);
            }
            trie.nodes[at].slot = slot;
        }
        trie
    }

    fn child(&mut self, at: usize, step: Step) -> usize {
        let next = number(self.nodes.len());
        let node = &mut self.nodes[at];
        let known = match step {
            Step::Member(name) => node
                .members
                .iter()
                .find(|known| *known.name == *name.as_bytes())
                .map(|found| found.child),
            Step::Position(position) => node
                .positions
                .iter()
                .find(|(known, _)| *known == position)
                .map(|found| found.1),
        };
        if let Some(known) = known {
            return known as usize;
        }
        match step {
            Step::Member(name) => node.member(name.as_bytes(), next),
            Step::Position(position) => node.positions.push((position, next)),
        }
        self.nodes.push(Node::new());
        next as usize
    }

    /// How many paths.
    pub fn len(&self) -> usize {
        self.paths
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.paths == 0
    }

    /// What stands at each path, exactly as [`path::find`] says. `None`: malformed, or too rare a form; `find` must be asked.
    pub fn scan<'a>(&self, document: &'a str, found: &mut [Found<'a>]) -> Option<()> {
        let text = document.trim_start();
        // `null` is nothing only if nothing stands behind it, which a document that is an object or array need not care about.
        if !text.starts_with(['{', '[']) {
            return None;
        }
        let mut pass = Pass {
            trie: self,
            text,
            bytes: text.as_bytes(),
            found,
        };
        pass.value(0, 0).map(drop)
    }
}

struct Pass<'t, 'f, 'a> {
    trie: &'t Trie,
    text: &'a str,
    bytes: &'a [u8],
    found: &'f mut [Found<'a>],
}

impl<'a> Pass<'_, '_, 'a> {
    /// Reads the value that starts at `at` for a node of the trie; gives its end.
    fn value(&mut self, node: u32, at: usize) -> Option<usize> {
        let here = &self.trie.nodes[node as usize];
        let end = match self.bytes.get(at)? {
            b'{' if path::is_unknown(&self.text[at..]) => {
                self.all_below(node, Found::Unknown);
                return skip::value(self.bytes, at);
            }
            b'{' if !here.members.is_empty() => self.object(node, at)?,
            b'[' if !here.positions.is_empty() => self.array(node, at)?,
            b'n' => {
                self.all_below(node, Found::Absent);
                return skip::value(self.bytes, at);
            }
            _ => {
                self.all_below(node, Found::Unknown);
                skip::value(self.bytes, at)?
            }
        };
        if here.slot != NONE {
            self.found[here.slot as usize] = Found::Value(self.text.get(at..end)?);
        }
        Some(end)
    }

    fn all_below(&mut self, node: u32, what: Found<'a>) {
        for slot in &self.trie.nodes[node as usize].below {
            self.found[*slot as usize] = what;
        }
    }

    fn object(&mut self, node: u32, at: usize) -> Option<usize> {
        let here = &self.trie.nodes[node as usize];
        for (_, child) in &here.positions {
            self.all_below(*child, Found::Unknown);
        }
        // Which members were met: the first of a name counts.
        let mut met = Met::default();
        let mut at = skip::space(self.bytes, at + 1);
        if self.bytes.get(at)? == &b'}' {
            self.absent(here, &met);
            return Some(at + 1);
        }
        loop {
            if self.bytes.get(at)? != &b'"' {
                return None;
            }
            // A name with escapes is left to `find`.
            let quote = skip::special(self.bytes, at + 1)?;
            if self.bytes.get(quote)? != &b'"' {
                return None;
            }
            let known = here.find(self.bytes, at + 1, quote);
            at = skip::space(self.bytes, quote + 1);
            if self.bytes.get(at)? != &b':' {
                return None;
            }
            at = skip::space(self.bytes, at + 1);
            at = match known {
                Some(index) if met.first(index) => self.value(here.members[index].child, at)?,
                _ => skip::value(self.bytes, at)?,
            };
            at = skip::space(self.bytes, at);
            match self.bytes.get(at)? {
                b',' => at = skip::space(self.bytes, at + 1),
                b'}' => break,
                _ => return None,
            }
        }
        self.absent(here, &met);
        Some(at + 1)
    }

    fn absent(&mut self, here: &Node, met: &Met) {
        for (index, member) in here.members.iter().enumerate() {
            if !met.has(index) {
                self.all_below(member.child, Found::Absent);
            }
        }
    }

    fn array(&mut self, node: u32, at: usize) -> Option<usize> {
        let here = &self.trie.nodes[node as usize];
        for member in &here.members {
            self.all_below(member.child, Found::Unknown);
        }
        for (_, child) in &here.positions {
            self.all_below(*child, Found::Absent);
        }
        let mut at = skip::space(self.bytes, at + 1);
        if self.bytes.get(at)? == &b']' {
            return Some(at + 1);
        }
        let mut position = 0_i64;
        loop {
            let known = here.positions.iter().find(|(known, _)| *known == position);
            at = match known {
                Some((_, child)) => self.value(*child, at)?,
                None => skip::value(self.bytes, at)?,
            };
            position += 1;
            at = skip::space(self.bytes, at);
            match self.bytes.get(at)? {
                b',' => at = skip::space(self.bytes, at + 1),
                b']' => return Some(at + 1),
                _ => return None,
            }
        }
    }
}

/// Which members of an object were met.
#[derive(Default)]
struct Met {
    few: u64,
    more: Vec<usize>,
}

impl Met {
    /// Notes a member; whether it is the first time.
    fn first(&mut self, index: usize) -> bool {
        let before = self.has(index);
        match index {
            0..64 => self.few |= 1 << index,
            _ if !before => self.more.push(index),
            _ => {}
        }
        !before
    }

    fn has(&self, index: usize) -> bool {
        match index {
            0..64 => self.few >> index & 1 == 1,
            _ => self.more.contains(&index),
        }
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(NONE)
}

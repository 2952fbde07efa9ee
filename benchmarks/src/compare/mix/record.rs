//! The configurations of one type: a random tree, in which some places interest the rules.

use super::numbers::Numbers;

/// Where a value stands.
pub type Path = Vec<String>;

/// What stands at a place.
#[derive(Debug, Clone)]
pub enum Kind {
    /// One of these texts.
    Word(Vec<String>),
    /// A text with a number in it.
    Name(String),
    /// A whole number below this.
    Number(usize),
    /// A boolean.
    Flag,
    /// A list of these texts.
    Words(Vec<String>),
    /// A list of `{name, port}`, the name being one of these.
    Objects(Vec<String>),
}

/// A type's form.
#[derive(Debug)]
pub struct Schema {
    root: Vec<(String, Node)>,
    /// The places that rules read.
    pub interesting: Vec<(Path, Kind)>,
}

#[derive(Debug)]
enum Node {
    Object(Vec<(String, Node)>),
    Leaf(Kind),
}

/// Rules read so many places of a type.
const INTERESTING: usize = 24;

impl Schema {
    /// A random form.
    pub fn new(numbers: &mut Numbers) -> Self {
        let root = members(numbers, 0);
        let mut places = Vec::new();
        for (name, node) in &root {
            collect(node, vec![name.clone()], &mut places);
        }
        let mut interesting = Vec::new();
        while interesting.len() < INTERESTING && !places.is_empty() {
            let at = numbers.below(places.len());
            interesting.push(places.swap_remove(at));
        }
        Self { root, interesting }
    }

    /// A configuration as JSON text.
    pub fn record(&self, numbers: &mut Numbers) -> String {
        let mut out = String::with_capacity(4_096);
        object(&self.root, numbers, &mut out);
        out
    }
}

fn members(numbers: &mut Numbers, depth: usize) -> Vec<(String, Node)> {
    let count = if depth == 0 {
        11 + numbers.below(8)
    } else {
        3 + numbers.below(5)
    };
    (0..count)
        .map(|index| {
            let name = format!(
                "{}{index}",
                numbers.pick(&["setting", "policyOf", "network", "is", "storageSize", "k"])
            );
            let node = if depth < 3 && numbers.percent(35) {
                Node::Object(members(numbers, depth + 1))
            } else {
                Node::Leaf(kind(numbers))
            };
            (name, node)
        })
        .collect()
}

fn kind(numbers: &mut Numbers) -> Kind {
    let words = |numbers: &mut Numbers, count: usize| -> Vec<String> {
        (0..count).map(|_| format!("value-{}", numbers.below(10_000))).collect()
    };
    match numbers.below(10) {
        0..=2 => {
            let count = 2 + numbers.below(30);
            Kind::Word(words(numbers, count))
        }
        3 => Kind::Name(format!(
            "arn:aws:service:eu-central-1:111122223333:thing/{}",
            numbers.below(100)
        )),
        4 | 5 => Kind::Number(10 + numbers.below(1_000)),
        6 | 7 => Kind::Flag,
        8 => {
            let count = 20 + numbers.below(40);
            Kind::Words(words(numbers, count))
        }
        _ => {
            let count = 10 + numbers.below(20);
            Kind::Objects(words(numbers, count))
        }
    }
}

fn collect(node: &Node, path: Path, places: &mut Vec<(Path, Kind)>) {
    match node {
        Node::Leaf(kind) => places.push((path, kind.clone())),
        Node::Object(members) => {
            for (name, node) in members {
                let mut path = path.clone();
                path.push(name.clone());
                collect(node, path, places);
            }
        }
    }
}

fn object(members: &[(String, Node)], numbers: &mut Numbers, out: &mut String) {
    out.push('{');
    let mut first = true;
    for (name, node) in members {
        // Records are ragged: some members are not said.
        if numbers.percent(8) {
            continue;
        }
        if !first {
            out.push(',');
        }
        first = false;
        out.push_str(&format!("\"{name}\":"));
        match node {
            Node::Object(members) => object(members, numbers, out),
            Node::Leaf(kind) => leaf(kind, numbers, out),
        }
    }
    out.push('}');
}

fn leaf(kind: &Kind, numbers: &mut Numbers, out: &mut String) {
    match kind {
        Kind::Word(words) => out.push_str(&format!("\"{}\"", numbers.pick(words))),
        Kind::Name(start) => out.push_str(&format!("\"{start}-{}\"", numbers.below(100_000))),
        Kind::Number(limit) => out.push_str(&numbers.below(*limit).to_string()),
        Kind::Flag => out.push_str(if numbers.percent(50) { "true" } else { "false" }),
        Kind::Words(words) => list(numbers, out, |numbers| format!("\"{}\"", numbers.pick(words))),
        Kind::Objects(names) => list(numbers, out, |numbers| {
            format!(
                "{{\"name\":\"{}\",\"port\":{}}}",
                numbers.pick(names),
                numbers.below(65_536)
            )
        }),
    }
}

fn list(numbers: &mut Numbers, out: &mut String, item: impl Fn(&mut Numbers) -> String) {
    out.push('[');
    for position in 0..numbers.below(6) {
        if position > 0 {
            out.push(',');
        }
        out.push_str(&item(numbers));
    }
    out.push(']');
}

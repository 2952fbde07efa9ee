//! Records that have lost a value. Knows no rule, only what is read of them.

use evaluate::native::node;
use evaluate::native::reads::Path;
use schemas::ConfigChange;
use schemas::change::UNKNOWN;
use serde_json::{Value, json};

/// How a value is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// It is there and not known.
    Unknown,
    /// It is not there.
    Removed,
}

/// A change without a value.
#[derive(Debug)]
pub struct Mutant {
    /// Where the value stood: members joined by dots, `[]` for any element; `-` for the whole configuration.
    pub path: String,
    pub loss: Loss,
    pub change: ConfigChange,
}

impl Mutant {
    /// Whether what is lost is an element of a list.
    pub fn is_element(&self) -> bool {
        self.path.ends_with("[]")
    }
}

/// A member's name, or an element's position.
#[derive(Debug, Clone)]
enum Step {
    Member(String),
    Element(usize),
}

/// The mutants of a change that lack a value of what is read of it, and the one that lacks all.
pub fn of(change: &ConfigChange, read: &[Path]) -> Vec<Mutant> {
    let Some(configuration) = change
        .configuration
        .as_deref()
        .and_then(|text| serde_json::from_str(text).ok())
    else {
        return Vec::new();
    };
    let mut places = Vec::new();
    walk(&configuration, &mut Vec::new(), &mut places);
    places.retain(|place| read.iter().any(|path| meet(place, path)));
    let mut mutants = vec![without_configuration(change)];
    for place in &places {
        for loss in [Loss::Unknown, Loss::Removed] {
            let mut value = configuration.clone();
            lose(&mut value, place, loss);
            let mut change = change.clone();
            change.configuration = Some(value.to_string());
            let path = spoken(place);
            mutants.push(Mutant { path, loss, change });
        }
    }
    mutants
}

fn without_configuration(change: &ConfigChange) -> Mutant {
    let mut change = change.clone();
    change.configuration = None;
    Mutant {
        path: "-".to_owned(),
        loss: Loss::Unknown,
        change,
    }
}

/// Whether one of them leads to, or on from, the other.
fn meet(place: &[Step], path: &Path) -> bool {
    place.iter().zip(path).all(|(step, read)| match (step, read) {
        (Step::Member(name), node::Step::Member(read)) => **name == **read,
        (Step::Element(_), node::Step::Position(_)) => true,
        (_, node::Step::Computed(_)) => true,
        _ => false,
    })
}

fn walk(value: &Value, at: &mut Vec<Step>, places: &mut Vec<Vec<Step>>) {
    if !at.is_empty() {
        places.push(at.clone());
    }
    match value {
        Value::Object(object) if !object.contains_key(UNKNOWN) => {
            for (name, inner) in object {
                at.push(Step::Member(name.clone()));
                walk(inner, at, places);
                at.pop();
            }
        }
        Value::Array(list) => {
            for (position, inner) in list.iter().enumerate() {
                at.push(Step::Element(position));
                walk(inner, at, places);
                at.pop();
            }
        }
        _ => {}
    }
}

fn lose(value: &mut Value, place: &[Step], loss: Loss) {
    let Some((last, way)) = place.split_last() else { return };
    let mut at = value;
    for step in way {
        let next = match step {
            Step::Member(name) => at.get_mut(name),
            Step::Element(position) => at.get_mut(*position),
        };
        let Some(next) = next else { return };
        at = next;
    }
    match (last, loss, at) {
        (Step::Member(name), Loss::Removed, Value::Object(object)) => {
            object.remove(name);
        }
        (Step::Element(position), Loss::Removed, Value::Array(list)) => {
            list.remove(*position);
        }
        (Step::Member(name), Loss::Unknown, at) => at[name.as_str()] = json!({UNKNOWN: "lost"}),
        (Step::Element(position), Loss::Unknown, at) => at[*position] = json!({UNKNOWN: "lost"}),
        _ => {}
    }
}

fn spoken(place: &[Step]) -> String {
    let mut path = String::new();
    for step in place {
        match step {
            Step::Member(name) if path.is_empty() => path.push_str(name),
            Step::Member(name) => {
                path.push('.');
                path.push_str(name);
            }
            Step::Element(_) => path.push_str("[]"),
        }
    }
    path
}

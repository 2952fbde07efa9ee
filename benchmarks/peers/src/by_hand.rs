//! Rules of the mix by hand over parsed documents, in their best form: dispatched by type, every place looked up once a record,
//! patterns compiled.

use regex::Regex;
use serde::Deserialize;
use simd_json::prelude::ValueAsScalar;

use crate::Record;

type Path = Vec<String>;

/// A test of one place, as the mix writes it.
#[derive(Debug, Deserialize)]
pub enum Predicate {
    Equal(Path, String),
    NotEqual(Path, String),
    In(Path, Vec<String>),
    Starts(Path, String),
    Holds(Path, String),
    Regex(Path, String),
    Below(Path, i64),
    AtLeast(Path, i64),
    Flag(Path, bool),
    Absent(Path),
    HasText(Path, String),
    AnyObject(Path, String, i64),
    Either(Box<Predicate>, Box<Predicate>),
}

/// A rule of one type.
#[derive(Debug, Deserialize)]
pub struct Rule {
    pub of: usize,
    pub predicates: Vec<Predicate>,
}

/// The rules of a mix by hand: each type's places, and its rules over them.
#[derive(Debug)]
pub struct ByHand(Vec<OfType>);

#[derive(Debug, Default)]
struct OfType {
    places: Vec<Path>,
    rules: Vec<Vec<Test>>,
}

#[derive(Debug)]
enum Test {
    Equal(usize, String),
    NotEqual(usize, String),
    In(usize, Vec<String>),
    Starts(usize, String),
    Holds(usize, String),
    Regex(usize, Regex),
    Below(usize, i64),
    AtLeast(usize, i64),
    Flag(usize, bool),
    Absent(usize),
    HasText(usize, String),
    AnyObject(usize, String, i64),
    Either(Box<Test>, Box<Test>),
}

/// A parsed value, of whichever parser.
trait Parsed: Copy {
    fn member(self, name: &str) -> Option<Self>;
    fn text(&self) -> Option<&str>;
    fn number(&self) -> Option<i64>;
    fn flag(&self) -> Option<bool>;
    fn any(self, test: impl Fn(Self) -> bool) -> bool;
}

impl Parsed for &serde_json::Value {
    fn member(self, name: &str) -> Option<Self> {
        self.get(name)
    }
    fn text(&self) -> Option<&str> {
        self.as_str()
    }
    fn number(&self) -> Option<i64> {
        self.as_i64()
    }
    fn flag(&self) -> Option<bool> {
        self.as_bool()
    }
    fn any(self, test: impl Fn(Self) -> bool) -> bool {
        self.as_array().is_some_and(|items| items.iter().any(test))
    }
}

impl Parsed for simd_json::tape::Value<'_, '_> {
    fn member(self, name: &str) -> Option<Self> {
        self.get(name)
    }
    fn text(&self) -> Option<&str> {
        self.as_str()
    }
    fn number(&self) -> Option<i64> {
        self.as_i64()
    }
    fn flag(&self) -> Option<bool> {
        self.as_bool()
    }
    fn any(self, test: impl Fn(Self) -> bool) -> bool {
        self.as_array().is_some_and(|items| items.iter().any(test))
    }
}

impl ByHand {
    /// Of the rules of a mix.
    pub fn new(rules: &[Rule]) -> Self {
        let count = rules.iter().map(|rule| rule.of + 1).max().unwrap_or(0);
        let mut types: Vec<OfType> = (0..count).map(|_| OfType::default()).collect();
        for rule in rules {
            let of = &mut types[rule.of];
            let tests = of.tests(rule);
            of.rules.push(tests);
        }
        Self(types)
    }

    /// How many rules are met, over simd-json's tape.
    pub fn over_tape(&self, records: &[Record]) -> usize {
        let (mut buffer, mut buffers, mut met) = (Vec::new(), simd_json::Buffers::default(), 0);
        for record in records {
            let Some(of) = self.0.get(record.of) else { continue };
            buffer.clear();
            buffer.extend_from_slice(record.text.as_bytes());
            if let Ok(tape) = simd_json::to_tape_with_buffers(&mut buffer, &mut buffers) {
                met += of.met(tape.as_value());
            }
        }
        met
    }

    /// The same over serde_json's tree.
    pub fn over_value(&self, records: &[Record]) -> usize {
        let mut met = 0;
        for record in records {
            let Some(of) = self.0.get(record.of) else { continue };
            if let Ok(value) = serde_json::from_str::<serde_json::Value>(&record.text) {
                met += of.met(&value);
            }
        }
        met
    }
}

impl OfType {
    fn place(&mut self, path: &Path) -> usize {
        self.places.iter().position(|known| known == path).unwrap_or_else(|| {
            self.places.push(path.clone());
            self.places.len() - 1
        })
    }

    fn tests(&mut self, rule: &Rule) -> Vec<Test> {
        rule.predicates.iter().map(|predicate| self.test(predicate)).collect()
    }

    fn test(&mut self, predicate: &Predicate) -> Test {
        match predicate {
            Predicate::Equal(path, text) => Test::Equal(self.place(path), text.clone()),
            Predicate::NotEqual(path, text) => Test::NotEqual(self.place(path), text.clone()),
            Predicate::In(path, words) => Test::In(self.place(path), words.clone()),
            Predicate::Starts(path, text) => Test::Starts(self.place(path), text.clone()),
            Predicate::Holds(path, text) => Test::Holds(self.place(path), text.clone()),
            Predicate::Regex(path, pattern) => match Regex::new(pattern) {
                Ok(regex) => Test::Regex(self.place(path), regex),
                Err(_) => Test::In(self.place(path), Vec::new()),
            },
            Predicate::Below(path, limit) => Test::Below(self.place(path), *limit),
            Predicate::AtLeast(path, limit) => Test::AtLeast(self.place(path), *limit),
            Predicate::Flag(path, flag) => Test::Flag(self.place(path), *flag),
            Predicate::Absent(path) => Test::Absent(self.place(path)),
            Predicate::HasText(path, text) => Test::HasText(self.place(path), text.clone()),
            Predicate::AnyObject(path, name, port) => Test::AnyObject(self.place(path), name.clone(), *port),
            Predicate::Either(first, second) => Test::Either(Box::new(self.test(first)), Box::new(self.test(second))),
        }
    }

    fn met<V: Parsed>(&self, record: V) -> usize {
        let at = |path: &Path| path.iter().try_fold(record, |value, step| value.member(step));
        let found: Vec<Option<V>> = self.places.iter().map(at).collect();
        let met = |tests: &&Vec<Test>| tests.iter().all(|test| test.met(&found));
        self.rules.iter().filter(met).count()
    }
}

impl Test {
    fn met<V: Parsed>(&self, found: &[Option<V>]) -> bool {
        let text = |place: &usize, test: &dyn Fn(&str) -> bool| {
            found[*place].as_ref().and_then(Parsed::text).is_some_and(test)
        };
        let number = |place: &usize| found[*place].as_ref().and_then(Parsed::number);
        match self {
            Self::Equal(place, wanted) => text(place, &|text| text == wanted),
            Self::NotEqual(place, other) => text(place, &|text| text != other),
            Self::In(place, words) => text(place, &|text| words.iter().any(|word| word == text)),
            Self::Starts(place, start) => text(place, &|text| text.starts_with(start.as_str())),
            Self::Holds(place, part) => text(place, &|text| text.contains(part.as_str())),
            Self::Regex(place, regex) => text(place, &|text| regex.is_match(text)),
            Self::Below(place, limit) => number(place).is_some_and(|number| number < *limit),
            Self::AtLeast(place, limit) => number(place).is_some_and(|number| number >= *limit),
            Self::Flag(place, flag) => found[*place].as_ref().and_then(Parsed::flag) == Some(*flag),
            Self::Absent(place) => found[*place].is_none(),
            Self::HasText(place, wanted) => {
                found[*place].is_some_and(|items| items.any(|item| item.text() == Some(wanted.as_str())))
            }
            Self::AnyObject(place, name, port) => found[*place].is_some_and(|items| {
                items.any(|item| {
                    let named = item.member("name");
                    let number = item.member("port");
                    named.as_ref().and_then(Parsed::text) == Some(name.as_str())
                        && number.as_ref().and_then(Parsed::number).is_some_and(|number| number >= *port)
                })
            }),
            Self::Either(first, second) => first.met(found) || second.met(found),
        }
    }
}

//! Rules of the mix: predicates drawn over the interesting places, kept where few records of the type meet them all.

use schemas::ConfigChange;
use serde::Serialize;
use serde_json::Value;

use super::numbers::Numbers;
use super::record::{Kind, Path, Schema};

/// A test of one place.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "each is the SQL that `Predicate::sql` writes")]
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

/// A rule of one type: risky where all predicates are TRUE.
#[derive(Debug, Serialize)]
pub struct Rule {
    /// The type.
    pub of: usize,
    /// What it tests.
    pub predicates: Vec<Predicate>,
}

/// Parsed records by type, to see how often a rule is met.
#[derive(Debug)]
pub struct Samples(Vec<Vec<Value>>);

/// So many records of a type are looked at.
const SAMPLE: usize = 256;

impl Samples {
    /// Of the records and their types, of which there are so many.
    pub fn new(changes: &[ConfigChange], types: &[usize], count: usize) -> Self {
        let mut samples: Vec<Vec<Value>> = vec![Vec::new(); count];
        for (change, of) in changes.iter().zip(types) {
            if samples[*of].len() < SAMPLE
                && let Some(Ok(value)) = change.configuration.as_deref().map(serde_json::from_str)
            {
                samples[*of].push(value);
            }
        }
        Self(samples)
    }
}

impl Rule {
    /// Draws until one is met by 0.75 to 3.5 in a hundred records, or at last by any.
    pub(super) fn draw(of: usize, schema: &Schema, samples: &Samples, numbers: &mut Numbers) -> Option<Self> {
        let mut last = None;
        for _ in 0..400 {
            let count = 1 + usize::from(numbers.percent(85)) + usize::from(numbers.percent(45));
            let predicates = (0..count).map(|_| Predicate::draw(schema, numbers)).collect();
            let rule = Self { of, predicates };
            let sample = &samples.0[of];
            let met = sample.iter().filter(|record| rule.met(record)).count() * 10_000 / sample.len().max(1);
            if (75..=350).contains(&met) {
                return Some(rule);
            }
            last = Some(rule);
        }
        last
    }

    /// Whether a parsed record meets it: the plain reading that every engine is held to.
    pub fn met(&self, record: &Value) -> bool {
        self.predicates.iter().all(|predicate| predicate.met(record))
    }

    /// The `WHERE` over a table with the columns `resource_uid` and `configuration`.
    pub fn sql(&self) -> String {
        let predicates: Vec<String> = self.predicates.iter().map(Predicate::sql).collect();
        predicates.join(" AND ")
    }
}

impl Predicate {
    fn draw(schema: &Schema, numbers: &mut Numbers) -> Self {
        if numbers.percent(8) {
            let (first, second) = (Self::simple(schema, numbers), Self::simple(schema, numbers));
            return Self::Either(Box::new(first), Box::new(second));
        }
        Self::simple(schema, numbers)
    }

    fn simple(schema: &Schema, numbers: &mut Numbers) -> Self {
        let (path, kind) = numbers.pick(&schema.interesting).clone();
        if numbers.percent(6) {
            return Self::Absent(path);
        }
        match kind {
            Kind::Word(words) => match numbers.below(5) {
                0 => Self::NotEqual(path, numbers.pick(&words).clone()),
                1 => Self::In(path, (0..3).map(|_| numbers.pick(&words).clone()).collect()),
                2 => Self::Starts(path, format!("value-{}", numbers.below(10))),
                3 => Self::Regex(path, format!("^value-[{}-9]+[0-4]$", numbers.below(9))),
                _ => Self::Equal(path, numbers.pick(&words).clone()),
            },
            Kind::Name(_) if numbers.percent(50) => Self::Holds(path, format!("-{}", numbers.below(100))),
            Kind::Name(_) => Self::Regex(path, format!("/[0-9]+-[0-{}]", numbers.below(9))),
            Kind::Number(limit) => {
                let limit = i64::try_from(numbers.below(limit)).unwrap_or(0);
                if numbers.percent(50) {
                    Self::Below(path, limit)
                } else {
                    Self::AtLeast(path, limit)
                }
            }
            Kind::Flag => Self::Flag(path, numbers.percent(50)),
            Kind::Words(words) => Self::HasText(path, numbers.pick(&words).clone()),
            Kind::Objects(names) => {
                let port = i64::try_from(numbers.below(65_536)).unwrap_or(0);
                Self::AnyObject(path, numbers.pick(&names).clone(), port)
            }
        }
    }

    /// The plain reading over a parsed record.
    pub fn met(&self, record: &Value) -> bool {
        let text = |path: &Path| at(record, path).and_then(Value::as_str);
        let number = |path: &Path| at(record, path).and_then(Value::as_i64);
        let items = |path: &Path| at(record, path).and_then(Value::as_array).into_iter().flatten();
        match self {
            Self::Equal(path, wanted) => text(path) == Some(wanted),
            Self::NotEqual(path, other) => text(path).is_some_and(|text| text != other),
            Self::In(path, words) => text(path).is_some_and(|text| words.iter().any(|word| word == text)),
            Self::Starts(path, start) => text(path).is_some_and(|text| text.starts_with(start.as_str())),
            Self::Holds(path, part) => text(path).is_some_and(|text| text.contains(part.as_str())),
            Self::Regex(path, pattern) => {
                text(path).is_some_and(|text| regex::Regex::new(pattern).is_ok_and(|regex| regex.is_match(text)))
            }
            Self::Below(path, limit) => number(path).is_some_and(|number| number < *limit),
            Self::AtLeast(path, limit) => number(path).is_some_and(|number| number >= *limit),
            Self::Flag(path, flag) => at(record, path).and_then(Value::as_bool) == Some(*flag),
            Self::Absent(path) => at(record, path).is_none(),
            Self::HasText(path, wanted) => items(path).any(|item| item.as_str() == Some(wanted)),
            Self::AnyObject(path, name, port) => items(path).any(|item| {
                item["name"].as_str() == Some(name) && item["port"].as_i64().is_some_and(|found| found >= *port)
            }),
            Self::Either(first, second) => first.met(record) || second.met(record),
        }
    }

    /// The same in the language of rules.
    pub fn sql(&self) -> String {
        let read = |function: &str, path: &Path| {
            let steps: String = path.iter().map(|step| format!(", '{step}'")).collect();
            format!("{function}(configuration{steps})")
        };
        let text = |path: &Path| read("json_get_str", path);
        match self {
            Self::Equal(path, wanted) => format!("{} = '{wanted}'", text(path)),
            Self::NotEqual(path, other) => format!("{} <> '{other}'", text(path)),
            Self::In(path, words) => format!("{} IN ('{}')", text(path), words.join("', '")),
            Self::Starts(path, start) => format!("{} LIKE '{start}%'", text(path)),
            Self::Holds(path, part) => format!("{} LIKE '%{part}%'", text(path)),
            Self::Regex(path, pattern) => format!("{} ~ '{pattern}'", text(path)),
            Self::Below(path, limit) => format!("{} < {limit}", read("json_get_int", path)),
            Self::AtLeast(path, limit) => format!("{} >= {limit}", read("json_get_int", path)),
            Self::Flag(path, flag) => format!("{} = {flag}", read("json_get_bool", path)),
            Self::Absent(path) => format!("NOT {}", read("json_has", path)),
            Self::HasText(path, wanted) => format!("array_has({}, '{wanted}')", read("json_texts", path)),
            Self::AnyObject(path, name, port) => format!(
                "any_match({}, lambda e : json_get_str(e, 'name') = '{name}' AND json_get_int(e, 'port') >= {port})",
                read("json_get_array", path)
            ),
            Self::Either(first, second) => format!("({} OR {})", first.sql(), second.sql()),
        }
    }
}

fn at<'a>(record: &'a Value, path: &[String]) -> Option<&'a Value> {
    path.iter().try_fold(record, |value, step| value.get(step))
}

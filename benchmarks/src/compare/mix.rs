//! The generated mix: resource types with nested configurations, and rules of two or three predicates that few records meet.
//! Everything follows from one seed. Knows no engine: a peer gets the same records and rules.

mod numbers;
mod record;
mod rule;

use schemas::{ChangeKind, Completeness, ConfigChange};

use numbers::Numbers;
pub use record::Schema;
pub use rule::Rule;

/// Resource types.
const TYPES: usize = 50;

/// Records and rules.
#[derive(Debug)]
pub struct Mix {
    /// The schema of each type.
    pub schemas: Vec<Schema>,
    /// The records.
    pub changes: Vec<ConfigChange>,
    /// Which type each record has.
    pub types: Vec<usize>,
    /// The rules, dealt out over the types in turn.
    pub rules: Vec<Rule>,
}

impl Mix {
    /// So many records and rules.
    pub fn new(seed: u64, records: usize, rules: usize) -> Self {
        let mut numbers = Numbers::new(seed);
        let schemas: Vec<Schema> = (0..TYPES).map(|_| Schema::new(&mut numbers)).collect();
        let (mut changes, mut types) = (Vec::with_capacity(records), Vec::with_capacity(records));
        for number in 0..records {
            let of = zipf(&mut numbers);
            changes.push(change(number, of, schemas[of].record(&mut numbers)));
            types.push(of);
        }
        let samples = rule::Samples::new(&changes, &types, TYPES);
        let rules = (0..rules)
            .filter_map(|number| Rule::draw(number % TYPES, &schemas[number % TYPES], &samples, &mut numbers))
            .collect();
        Self {
            schemas,
            changes,
            types,
            rules,
        }
    }
}

/// The name of a type.
pub fn type_name(number: usize) -> String {
    format!("type_{number:02}")
}

/// Few types are frequent, many are rare: the chance falls with the rank.
fn zipf(numbers: &mut Numbers) -> usize {
    let weights: Vec<usize> = (1..=TYPES).map(|rank| 10_000 / rank).collect();
    let mut left = numbers.below(weights.iter().sum());
    for (rank, weight) in weights.iter().enumerate() {
        if left < *weight {
            return rank;
        }
        left -= weight;
    }
    0
}

fn change(number: usize, of: usize, configuration: String) -> ConfigChange {
    ConfigChange {
        id: format!("change-{number}"),
        source: "generated".into(),
        shape: "generated".into(),
        provider: "aws".into(),
        account: Some("111122223333".into()),
        region: Some("eu-central-1".into()),
        resource_type: type_name(of),
        resource_uid: format!("resource-{number}"),
        resource_name: None,
        kind: ChangeKind::Snapshot,
        time: 1_793_491_200_000,
        observed_at: 1_793_491_200_000,
        version: None,
        actor: None,
        tags: std::collections::BTreeMap::new(),
        completeness: Completeness::Full,
        configuration: Some(configuration),
        prior: None,
        origin: None,
        context: None,
    }
}

//! Rows of all files in the order of their weight, and the question which of them speak of a change.

use std::collections::HashMap;

use pipeline::config::Pattern;
use schemas::identity::basis;
use schemas::{ConfigChange, Context};

/// A column that rows are matched by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Column {
    Provider,
    Account,
    Region,
    ResourceType,
    Tag(String),
    ResourceName,
    ResourceUid,
}

impl Column {
    /// What an error says of the columns that there are.
    pub(crate) const NAMES: &'static str =
        "use provider, account, region, resource_type, tag:KEY, resource_name or resource_uid";

    /// The column of that name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "provider" => Some(Self::Provider),
            "account" => Some(Self::Account),
            "region" => Some(Self::Region),
            "resource_type" => Some(Self::ResourceType),
            "resource_name" => Some(Self::ResourceName),
            "resource_uid" => Some(Self::ResourceUid),
            _ => Some(Self::Tag(
                name.strip_prefix("tag:").filter(|key| !key.is_empty())?.to_owned(),
            )),
        }
    }

    fn value<'a>(&self, change: &'a ConfigChange) -> Option<&'a str> {
        match self {
            Self::Provider => Some(&change.provider),
            Self::Account => change.account.as_deref(),
            Self::Region => change.region.as_deref(),
            Self::ResourceType => Some(&change.resource_type),
            Self::Tag(key) => change.tags.get(key).map(String::as_str),
            Self::ResourceName => change.resource_name.as_deref(),
            Self::ResourceUid => Some(&change.resource_uid),
        }
    }

    /// How narrow it is; the narrowest column decides first which of two rows wins.
    fn rank(&self) -> usize {
        match self {
            Self::Provider => 6,
            Self::Account => 5,
            Self::Region => 4,
            Self::ResourceType => 3,
            Self::Tag(_) => 2,
            Self::ResourceName => 1,
            Self::ResourceUid => 0,
        }
    }
}

/// A row: what must match, and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) conditions: Vec<(Column, Pattern)>,
    pub(crate) says: Context,
}

impl Row {
    fn speaks_of(&self, change: &ConfigChange) -> bool {
        self.conditions
            .iter()
            .all(|(column, pattern)| column.value(change).is_some_and(|value| pattern.matches(value)))
    }

    /// Compared column by column, the narrowest first.
    fn weight(&self) -> [usize; 7] {
        let mut weight = [0usize; 7];
        for (column, pattern) in &self.conditions {
            let slot = &mut weight[column.rank()];
            *slot = slot.saturating_add(pattern.weight());
        }
        weight
    }

    /// The exact text that it asks of a column.
    fn exact(&self, wanted: &Column) -> Option<&str> {
        let mut conditions = self.conditions.iter().filter(|(column, _)| column == wanted);
        conditions.find_map(|(_, pattern)| pattern.exact())
    }
}

/// All rows, ready to be asked.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// Lightest first.
    rows: Vec<Row>,
    by_uid: HashMap<String, Vec<usize>>,
    by_account: HashMap<String, Vec<usize>>,
    /// Rows without an exact uid or account.
    others: Vec<usize>,
    /// Equal where the rows are.
    fingerprint: i64,
}

impl Table {
    /// Of rows in the order of files and lines: of two rows of one weight the later one wins.
    pub(crate) fn new(mut rows: Vec<Row>) -> Self {
        rows.sort_by_key(Row::weight);
        let mut table = Self {
            fingerprint: basis(&[&format!("{rows:?}")]),
            ..Self::default()
        };
        for (at, row) in rows.iter().enumerate() {
            if let Some(uid) = row.exact(&Column::ResourceUid) {
                table.by_uid.entry(uid.to_owned()).or_default().push(at);
            } else if let Some(account) = row.exact(&Column::Account) {
                table.by_account.entry(account.to_owned()).or_default().push(at);
            } else {
                table.others.push(at);
            }
        }
        table.rows = rows;
        table
    }

    /// One number that is equal where the rows are.
    pub(crate) fn fingerprint(&self) -> i64 {
        self.fingerprint
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Lays what the rows say on the context, value by value: a heavier row over a lighter one.
    pub(crate) fn lay(&self, change: &ConfigChange, context: &mut Context) {
        let of = |rows: Option<&Vec<usize>>| rows.map(Vec::as_slice).unwrap_or_default().to_vec();
        let mut candidates = of(self.by_uid.get(&change.resource_uid));
        candidates.extend(of(change
            .account
            .as_ref()
            .and_then(|account| self.by_account.get(account))));
        candidates.extend(&self.others);
        candidates.retain(|at| self.rows[*at].speaks_of(change));
        candidates.sort_unstable();
        for at in candidates {
            lay_over(context, &self.rows[at].says);
        }
    }
}

fn lay_over(context: &mut Context, says: &Context) {
    let pairs = [
        (&mut context.owner, &says.owner),
        (&mut context.environment, &says.environment),
        (&mut context.criticality, &says.criticality),
        (&mut context.account_name, &says.account_name),
    ];
    for (value, said) in pairs {
        if said.is_some() {
            value.clone_from(said);
        }
    }
    context
        .labels
        .extend(says.labels.iter().map(|(name, value)| (name.clone(), value.clone())));
}

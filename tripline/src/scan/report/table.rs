//! The names to which findings point: inputs, resources, rules, each once. Knows no finding.

use std::collections::HashMap;
use std::sync::Arc;

use schemas::change::Order;
use schemas::finding::RuleInfo;

/// An input.
#[derive(Debug, Clone)]
pub struct FileRow {
    /// As it is shown.
    pub name: Arc<str>,
    /// From the root.
    pub id: Arc<str>,
}

/// A resource.
#[derive(Debug, Default)]
pub struct ResourceRow {
    /// Its uid.
    pub uid: Box<str>,
    pub(in crate::scan) newest: Option<Order>,
    pub(in crate::scan) states: Vec<Order>,
    pub(in crate::scan) passes: usize,
}

/// Inputs, resources and rules by their places.
#[derive(Debug, Default)]
pub struct Names {
    files: Vec<FileRow>,
    resources: Vec<ResourceRow>,
    rules: Vec<RuleInfo>,
    resource_places: HashMap<Box<str>, u32>,
    rule_places: HashMap<String, u32>,
}

impl Names {
    /// Adds an input.
    pub fn add_file(&mut self, row: FileRow) -> u32 {
        self.files.push(row);
        place(self.files.len() - 1)
    }

    /// The resource of a key, added where it is new.
    pub fn resource_of(&mut self, key: &str, uid: &str) -> u32 {
        if let Some(place) = self.resource_places.get(key) {
            return *place;
        }
        let at = place(self.resources.len());
        self.resources.push(ResourceRow {
            uid: uid.into(),
            ..ResourceRow::default()
        });
        self.resource_places.insert(key.into(), at);
        at
    }

    /// The rule, added where it is new.
    pub fn rule_of(&mut self, rule: &RuleInfo) -> u32 {
        if let Some(place) = self.rule_places.get(&rule.id) {
            return *place;
        }
        let at = place(self.rules.len());
        self.rules.push(rule.clone());
        self.rule_places.insert(rule.id.clone(), at);
        at
    }

    /// An input.
    pub fn file(&self, place: u32) -> &FileRow {
        &self.files[place as usize]
    }

    /// A resource.
    pub fn resource(&self, place: u32) -> &ResourceRow {
        &self.resources[place as usize]
    }

    /// A resource, to be changed.
    pub(in crate::scan) fn resource_mut(&mut self, place: u32) -> &mut ResourceRow {
        &mut self.resources[place as usize]
    }

    /// All resources.
    pub fn resources(&self) -> &[ResourceRow] {
        &self.resources
    }

    /// A rule.
    pub fn rule(&self, place: u32) -> &RuleInfo {
        &self.rules[place as usize]
    }

    /// The rank of each rule by its id.
    pub fn rule_order(&self) -> Vec<u32> {
        rank(&self.rules, |rule| rule.id.as_str())
    }

    /// The rank of each input by its name.
    pub fn file_order(&self) -> Vec<u32> {
        rank(&self.files, |file| file.name.as_ref())
    }
}

fn rank<'r, T>(rows: &'r [T], name: impl Fn(&'r T) -> &'r str) -> Vec<u32> {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|at| name(&rows[*at]));
    let mut ranks = vec![0; rows.len()];
    for (rank, at) in order.into_iter().enumerate() {
        ranks[at] = place(rank);
    }
    ranks
}

/// There are fewer than 2³² names: each takes more than a byte of memory.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

//! How urgent a finding is: a score from 1 to 100 of its severity, its exposure and what is known of the resource, with the reasons.
//! Pure; docs/finding.md shows the table.

use std::collections::BTreeMap;

use crate::{Finding, Severity};

/// A score and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Priority {
    /// 1 to 100.
    pub score: i64,
    /// One sentence a part, with its points.
    pub reasons: Vec<String>,
}

/// Classes of a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Below 40.
    Low,
    /// From 40.
    Medium,
    /// From 60.
    High,
    /// From 80.
    Critical,
}

/// Techniques that begin outside: exploiting what faces the public (T1190), remote services that do (T1133), objects in open cloud
/// storage (T1530).
const FROM_OUTSIDE: [&str; 3] = ["T1190", "T1133", "T1530"];

/// Labels or tags that say how exposed a resource is, and words that mean *from the internet* and *not at all*.
const EXPOSURE: [&str; 2] = ["exposure", "internet_facing"];
const PUBLIC: [&str; 5] = ["public", "internet", "external", "true", "yes"];

/// Labels or tags that say what data lies there, and words for data that must not get out.
const DATA: [&str; 4] = [
    "data_class",
    "data_classification",
    "dataclassification",
    "classification",
];
const SENSITIVE: [&str; 10] = [
    "restricted",
    "confidential",
    "secret",
    "sensitive",
    "personal",
    "pii",
    "phi",
    "pci",
    "health",
    "payment",
];

const PRODUCTION: [&str; 4] = ["production", "prod", "prd", "live"];
const TRIAL: [&str; 10] = [
    "development",
    "dev",
    "test",
    "testing",
    "sandbox",
    "lab",
    "demo",
    "qa",
    "playground",
    "training",
];

impl Priority {
    /// The priority of a finding.
    pub fn of(finding: &Finding) -> Self {
        let mut score = 0;
        let mut reasons = Vec::new();
        let mut add = |points: i64, why: String| {
            score += points;
            reasons.push(format!("{why}: {points:+}"));
        };
        let (points, why) = severity(finding);
        add(points, why);
        let parts = [
            exposure(finding),
            criticality(finding),
            environment(finding),
            data(finding),
        ];
        for (points, why) in parts.into_iter().flatten() {
            add(points, why);
        }
        Self {
            score: score.clamp(1, 100),
            reasons,
        }
    }

    /// Its class.
    pub fn level(&self) -> Level {
        match self.score {
            80.. => Level::Critical,
            60.. => Level::High,
            40.. => Level::Medium,
            _ => Level::Low,
        }
    }
}

impl Level {
    /// OCSF 1.8.0 `priority_id` and `risk_level_id`.
    pub fn id(self) -> u8 {
        match self {
            Self::Low => 1,
            Self::Medium => 2,
            Self::High => 3,
            Self::Critical => 4,
        }
    }

    /// Their captions.
    pub fn caption(self) -> &'static str {
        match self {
            Self::Low => "Low",
            Self::Medium => "Medium",
            Self::High => "High",
            Self::Critical => "Critical",
        }
    }
}

type Part = Option<(i64, String)>;

fn severity(finding: &Finding) -> (i64, String) {
    let severity = finding.rule.severity;
    let points = match severity {
        Severity::Informational => 5,
        Severity::Low => 20,
        Severity::Medium => 40,
        Severity::High => 60,
        Severity::Critical => 75,
    };
    let worst = finding.related.iter().find(|related| related.severity == severity);
    let whose = worst
        .map(|related| format!(", that of {} too", related.rule_id))
        .unwrap_or_default();
    (points, format!("severity {}{whose}", severity.as_str()))
}

/// What somebody said of the resource is stronger than what the rule's techniques mean.
fn exposure(finding: &Finding) -> Part {
    if let Some((name, value)) = word_of(finding, &EXPOSURE) {
        let points = if is_one(value, &PUBLIC) { 15 } else { -10 };
        return Some((points, format!("{name} {value}")));
    }
    let technique = finding
        .rule
        .attack
        .iter()
        .find(|technique| FROM_OUTSIDE.contains(&technique.as_str()));
    technique.map(|technique| (15, format!("can be attacked from outside ({technique})")))
}

fn criticality(finding: &Finding) -> Part {
    let criticality = finding.resource.context.criticality.as_deref()?;
    let points = match criticality.to_lowercase().as_str() {
        "critical" => 10,
        "high" => 5,
        "low" => -10,
        _ => return None,
    };
    Some((points, format!("criticality {criticality}")))
}

fn environment(finding: &Finding) -> Part {
    let environment = finding.resource.context.environment.as_deref()?;
    let points = match (is_one(environment, &PRODUCTION), is_one(environment, &TRIAL)) {
        (true, _) => 5,
        (_, true) => -15,
        _ => return None,
    };
    Some((points, format!("environment {environment}")))
}

fn data(finding: &Finding) -> Part {
    let (name, value) = word_of(finding, &DATA)?;
    is_one(value, &SENSITIVE).then(|| (10, format!("{name} {value}")))
}

/// A label of the organisation, or else a tag, by one of these names.
fn word_of<'a>(finding: &'a Finding, names: &[&str]) -> Option<(&'a str, &'a str)> {
    let find = |words: &'a BTreeMap<String, String>| {
        let mut words = words.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        words.find(|(name, value)| !value.is_empty() && is_one(&name.replace('-', "_"), names))
    };
    find(&finding.resource.context.labels).or_else(|| find(&finding.resource.tags))
}

fn is_one(word: &str, words: &[&str]) -> bool {
    words.contains(&word.to_lowercase().as_str())
}

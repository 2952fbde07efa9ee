//! What a condition may ask of a finding, by name.

use std::borrow::Cow;

use schemas::{Finding, Priority, Severity};

/// What stands on the left of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Column {
    /// Ordered from informational to critical.
    Severity,
    /// A number from 1 to 100.
    Priority,
    /// A text of the finding, by its place in [`TEXTS`].
    Text(usize),
    /// The value of a tag or label of the resource.
    Tag(String),
    /// A business label from enrichment.
    Label(String),
}

type Get = fn(&Finding) -> Option<&str>;

/// Texts by name.
pub(super) const TEXTS: [(&str, Get); 16] = [
    ("activity", |finding| Some(finding.activity.as_str())),
    ("verdict", |finding| Some(finding.verdict.as_str())),
    ("rule", |finding| Some(&finding.rule.id)),
    ("title", |finding| Some(&finding.rule.title)),
    ("provider", |finding| Some(&finding.resource.provider)),
    ("account", |finding| finding.resource.account.as_deref()),
    ("account_name", |finding| {
        finding.resource.context.account_name.as_deref()
    }),
    ("region", |finding| finding.resource.region.as_deref()),
    ("resource_type", |finding| Some(&finding.resource.resource_type)),
    ("resource_uid", |finding| Some(&finding.resource.uid)),
    ("resource_name", |finding| finding.resource.name.as_deref()),
    ("owner", |finding| finding.resource.context.owner.as_deref()),
    ("environment", |finding| finding.resource.context.environment.as_deref()),
    ("criticality", |finding| finding.resource.context.criticality.as_deref()),
    ("actor", |finding| finding.change.actor.as_deref()),
    ("source", |finding| Some(&finding.change.source)),
];

impl Column {
    /// The column of that name, or all names where there is none.
    pub(super) fn named(name: &str) -> Result<Self, String> {
        if name == "severity" {
            return Ok(Self::Severity);
        }
        if name == "priority" {
            return Ok(Self::Priority);
        }
        let position = TEXTS.iter().position(|(known, _)| *known == name);
        position.map(Self::Text).ok_or_else(|| {
            let names: Vec<&str> = TEXTS.iter().map(|(name, _)| *name).collect();
            format!(
                "there is no column {name:?}; there are severity, priority, {}, tag('NAME'), label('NAME')",
                names.join(", ")
            )
        })
    }

    /// Whether it is the text of that name.
    pub(super) fn is(&self, name: &str) -> bool {
        let text = |position: &usize| TEXTS.get(*position).is_some_and(|(known, _)| *known == name);
        matches!(self, Self::Text(position) if text(position))
    }

    /// The text, `None` where the finding does not say it.
    pub(super) fn text<'f>(&self, finding: &'f Finding) -> Option<Cow<'f, str>> {
        match self {
            Self::Severity => Some(finding.rule.severity.as_str().into()),
            Self::Priority => Some(Priority::of(finding).score.to_string().into()),
            Self::Text(position) => TEXTS
                .get(*position)
                .and_then(|(_, get)| get(finding))
                .map(Cow::Borrowed),
            Self::Tag(name) => finding.resource.tags.get(name).map(|value| value.as_str().into()),
            Self::Label(name) => finding
                .resource
                .context
                .labels
                .get(name)
                .map(|value| value.as_str().into()),
        }
    }
}

/// The severity of that word.
pub(super) fn severity(word: &str) -> Result<Severity, String> {
    let found = Severity::ALL.into_iter().find(|severity| severity.as_str() == word);
    found.ok_or_else(|| format!("{word:?} is no severity; write informational, low, medium, high or critical"))
}

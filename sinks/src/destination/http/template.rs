//! A template as it is written: steps, what their answers mean, how the platform is tried. TOML; texts in it are minijinja.

use std::collections::BTreeMap;

use pipeline::config::Size;
use schemas::Activity;
use serde::Deserialize;

/// A platform's API in requests.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// The largest body that the platform takes; a larger one becomes a dead letter without being tried.
    #[serde(default = "limit")]
    pub limit: Size,
    /// The requests, in their order.
    #[serde(rename = "step")]
    pub steps: Vec<Step>,
    /// What answers mean where the status alone does not say it; the first that fits counts.
    #[serde(default, rename = "answer")]
    pub answers: Vec<Meaning>,
    /// A request without effect that shows whether the credential is good.
    #[serde(default)]
    pub probe: Option<Step>,
    /// Whether any text of it may name the whole event, which takes as long to make as all the rest.
    #[serde(skip)]
    pub with_ocsf: bool,
}

fn limit() -> Size {
    Size(1 << 20)
}

/// One request.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// When in a finding's life.
    #[serde(default)]
    pub on: Vec<Phase>,
    /// A condition; without it always.
    #[serde(default)]
    pub when: Option<String>,
    /// `GET`, `POST`, `PUT`, `PATCH`.
    #[serde(default)]
    pub method: Verb,
    /// Where to.
    pub url: String,
    /// Headers by name; one without a value is left out.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// The JSON body. Values that are put in are written as JSON.
    #[serde(default)]
    pub body: Option<String>,
    /// Statuses that are success; without them 200 to 299.
    #[serde(default)]
    pub ok: Vec<u16>,
    /// What later steps are to know of the answer: expressions over `status`, `body` and what the finding says.
    #[serde(default)]
    pub take: BTreeMap<String, String>,
}

/// The method of a step.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Verb {
    Get,
    #[default]
    Post,
    Put,
    Patch,
}

/// When in a finding's life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// The risky state was found, for the first time or again.
    Open,
    /// It is still there, and something about it changed.
    Update,
    /// It ended, or an exception covers it.
    Resolve,
}

impl Phase {
    /// All of them, in the order of a life.
    pub const ALL: [Self; 3] = [Self::Open, Self::Update, Self::Resolve];

    /// The phase that an event belongs to.
    pub fn of(activity: Activity) -> Self {
        match activity {
            Activity::New | Activity::Reopened => Self::Open,
            Activity::Updated | Activity::Unknown => Self::Update,
            Activity::Resolved | Activity::Suppressed => Self::Resolve,
        }
    }

    /// The word in templates.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Update => "update",
            Self::Resolve => "resolve",
        }
    }
}

/// What an answer means.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meaning {
    /// An expression over `status`, `body` and `step`, the position of the step.
    pub when: String,
    /// What it means.
    pub is: Outcome,
    /// What to do about it, where the operator must.
    #[serde(default)]
    pub hint: Option<String>,
}

/// What to do after an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The step is done.
    Ok,
    /// The same again later.
    Retry,
    /// A credential or the config is wrong.
    Hold,
    /// The platform will never take this finding.
    Refused,
}

impl Template {
    /// The steps of a phase, with their positions.
    pub(super) fn of(&self, phase: Phase) -> impl Iterator<Item = (usize, &Step)> {
        self.steps
            .iter()
            .enumerate()
            .filter(move |(_, step)| step.on.contains(&phase))
    }

    /// Whether the steps of a phase are always the same.
    pub(super) fn is_straight(&self, phase: Phase) -> bool {
        self.of(phase).all(|(_, step)| step.when.is_none())
    }

    /// Reads it; what the texts in it say is looked at where they are compiled.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut template: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        template.with_ocsf = text.contains("ocsf");
        if template.steps.is_empty() {
            return Err("has no [[step]]".to_owned());
        }
        if let Some(position) = template.steps.iter().position(|step| step.on.is_empty()) {
            return Err(format!(
                "step {position} has no `on`: write on = [\"open\", \"update\", \"resolve\"] or some of them"
            ));
        }
        Ok(template)
    }
}

//! What a resource and what it lies in are called, read from its uid: an ARN, an Azure resource id, a full resource name of Google
//! Cloud, a Kubernetes path.

use schemas::ConfigChange;

/// Kind and name of the resource, last, and of what it lies in.
pub(super) struct Names<'a> {
    change: &'a ConfigChange,
    levels: Vec<(String, String)>,
    /// Whether names of EC2 are tags, and not what commands take.
    by_id: bool,
}

/// Kinds that ARNs do not name (Service Authorization Reference, "Resource types defined by").
const UNTYPED: [(&str, &str); 3] = [("s3", "bucket"), ("sns", "topic"), ("sqs", "queue")];

/// What people call kinds that providers name otherwise.
const ALSO: [(&str, &str); 8] = [
    ("app", "site"),
    ("cache", "redis"),
    ("dbinstance", "db"),
    ("nic", "networkinterface"),
    ("nsg", "networksecuritygroup"),
    ("plan", "serverfarm"),
    ("vm", "virtualmachine"),
    ("vnet", "virtualnetwork"),
];

impl<'a> Names<'a> {
    pub(super) fn of(change: &'a ConfigChange) -> Self {
        let uid = change.resource_uid.as_str();
        let levels = match change.provider.as_str() {
            "aws" => aws(uid),
            "azure" => pairs(uid.strip_prefix('/').unwrap_or_default()),
            "gcp" => gcp(uid),
            "kubernetes" => kubernetes(uid),
            _ => None,
        };
        let levels = levels.unwrap_or_default().into_iter();
        Self {
            change,
            levels: levels.map(|(kind, name)| (singular(kind), name.to_owned())).collect(),
            by_id: uid.starts_with("arn:") && uid.split(':').nth(2) == Some("ec2"),
        }
    }

    /// Whether the resource itself is of that kind.
    pub(super) fn is(&self, kind: &str) -> bool {
        self.levels
            .last()
            .is_some_and(|(own, _)| is_called(own, &singular(kind)))
    }

    /// The resource itself: its name, its id or its ARN.
    pub(super) fn own(&self, form: &str) -> Option<String> {
        let (_, name) = self.levels.last()?;
        let uid = &self.change.resource_uid;
        match form {
            "arn" => uid.starts_with("arn:").then(|| uid.clone()),
            "id" if self.change.provider == "azure" => Some(uid.clone()),
            "name" if self.by_id => None,
            // The ARN of a secret ends in six characters that are none of its name.
            "name"
                if self
                    .change
                    .resource_name
                    .as_ref()
                    .is_some_and(|own| name.starts_with(own.as_str())) =>
            {
                self.change.resource_name.clone()
            }
            _ => Some(name.clone()),
        }
    }

    /// The name of the thing that all these words call, which the resource is or lies in.
    pub(super) fn called(&self, words: &[&str]) -> Option<String> {
        let words: Vec<String> = words.iter().map(|word| singular(word)).collect();
        let is_it = |kind: &str| words.iter().all(|word| is_called(kind, word));
        let level = self.levels.iter().rev().find(|(kind, _)| is_it(kind));
        level.map(|(_, name)| name.clone()).or_else(|| match words[0].as_str() {
            "region" | "location" => self.change.region.clone(),
            _ => None,
        })
    }
}

type Levels<'a> = Vec<(&'a str, &'a str)>;

fn aws(arn: &str) -> Option<Levels<'_>> {
    let mut parts = arn.strip_prefix("arn:")?.splitn(5, ':');
    let (_, service, _, _, resource) = (
        parts.next()?,
        parts.next()?,
        parts.next()?,
        parts.next()?,
        parts.next()?,
    );
    let steps: Vec<&str> = resource.split(['/', ':']).filter(|step| !step.is_empty()).collect();
    match (service, steps.as_slice()) {
        (_, [name]) => UNTYPED
            .iter()
            .find(|(own, _)| *own == service)
            .map(|(_, kind)| vec![(*kind, *name)]),
        (_, [kind, name]) => Some(vec![(*kind, *name)]),
        ("iam", [kind, .., name]) => Some(vec![(*kind, *name)]),
        ("apigateway", _) => pairs(resource.trim_start_matches('/')),
        ("elasticloadbalancing", [kind, _, name, ..]) => Some(vec![(*kind, *name)]),
        _ => None,
    }
}

/// `a/1/b/2`, Azure's `providers/NAMESPACE` among them.
fn pairs(path: &str) -> Option<Levels<'_>> {
    let steps: Vec<&str> = path.split('/').collect();
    let whole = steps.len().is_multiple_of(2) && steps.iter().all(|step| !step.is_empty());
    whole.then(|| {
        let pairs = steps.chunks_exact(2).map(|pair| (pair[0], pair[1]));
        pairs
            .filter(|(kind, _)| !kind.eq_ignore_ascii_case("providers"))
            .collect()
    })
}

fn gcp(uid: &str) -> Option<Levels<'_>> {
    let (service, path) = uid.strip_prefix("//")?.split_once('/')?;
    match (service, path.contains('/')) {
        ("storage.googleapis.com", false) => Some(vec![("bucket", path)]),
        _ => pairs(path),
    }
}

fn kubernetes(uid: &str) -> Option<Levels<'_>> {
    let steps: Vec<&str> = uid.strip_prefix("k8s://")?.split('/').collect();
    let [cluster, namespace, kind, name] = steps.as_slice() else {
        return None;
    };
    let levels = [("cluster", *cluster), ("namespace", *namespace), (*kind, *name)];
    Some(
        levels
            .into_iter()
            .filter(|(_, name)| !matches!(*name, "" | "-"))
            .collect(),
    )
}

/// Whether a kind is what a shorter or longer word calls it: a `securitygroup` is a `group`, a `cluster` is a `dbcluster`.
fn is_called(kind: &str, word: &str) -> bool {
    let same = |word: &str| {
        kind == word || (word.len() > 2 && kind.ends_with(word)) || (kind.len() > 2 && word.ends_with(kind))
    };
    same(word) || ALSO.iter().any(|(also, own)| *also == word && same(own))
}

/// Small letters and digits alone.
pub(super) fn plain(word: &str) -> String {
    let letters = word.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_lowercase()).collect()
}

fn singular(kind: &str) -> String {
    let kind = plain(kind);
    if let Some(stem) = kind.strip_suffix("ies") {
        return format!("{stem}y");
    }
    match kind.strip_suffix('s') {
        Some(stem) if stem.ends_with("api") || !stem.ends_with(['s', 'i', 'u']) => stem.to_owned(),
        _ => kind,
    }
}

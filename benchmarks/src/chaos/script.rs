//! What happens to each resource, step by step, and what must be told of it: the known truth. Pure; knows no process. Rules that the
//! steps are made for stand in `site.rs` beside this.

use serde_json::{Value, json};

/// Change and what is to change nothing, as bodies to be posted in this order.
pub type Step = Vec<Value>;

/// How a resource behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Fails, fails otherwise, passes, fails, is deleted and comes back, over and over.
    Pod,
    /// Told in parts, of which both decide.
    Bucket,
    /// Told once; the rule set turns over it.
    Service,
    /// Told once; an exception begins and ends over it.
    Namespace,
}

impl Kind {
    /// The rule that is made for it.
    pub fn rule(self) -> &'static str {
        match self {
            Self::Pod => "pod_privileged",
            Self::Bucket => "bucket_open",
            Self::Service => "service_flag",
            Self::Namespace => "namespace_accepted",
        }
    }

    /// Whether it is told once, before anything else.
    pub fn is_still(self) -> bool {
        matches!(self, Self::Service | Self::Namespace)
    }
}

/// One of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Resource {
    /// How it behaves.
    pub kind: Kind,
    /// Which.
    pub number: usize,
}

/// In which phases a still resource is told something: at first, after the first turn of the rule set, after the second.
pub const PHASES: usize = 3;

impl Resource {
    /// Its name, the last part of its uid.
    pub fn name(self) -> String {
        let kind = match self.kind {
            Kind::Pod => "pod",
            Kind::Bucket => "bucket",
            Kind::Service => "service",
            Kind::Namespace => "namespace",
        };
        format!("{kind}-{}", self.number)
    }

    /// What is posted at a step, from 0.
    pub fn step(self, step: u64) -> Step {
        let (change, late) = match self.kind {
            Kind::Pod => (self.pod(step, 2 * step + 2), self.pod(step + 1, 2 * step + 1)),
            Kind::Bucket => (
                self.bucket(step, 10 * step),
                self.bucket(step + 2, 10 * step - step.min(5)),
            ),
            Kind::Service => (self.object("Service", "ADDED", 1, &json!({"flag": "on"})), Value::Null),
            Kind::Namespace => (self.object("Namespace", "ADDED", 1, &json!({})), Value::Null),
        };
        let mut bodies = vec![change.clone()];
        match (self.number as u64 * 31 + step * 7) % 4 {
            0 => bodies.push(change),
            1 if step > 0 && !late.is_null() => bodies.push(late),
            _ => {}
        }
        bodies
    }

    /// What must have been told after so many steps, in a phase: the events of its finding's life, in order.
    pub fn told(self, steps: u64, phase: usize) -> Vec<&'static str> {
        let still = |words: [&'static str; PHASES]| match steps {
            0 => Vec::new(),
            _ => words[..=phase.min(PHASES - 1)].to_vec(),
        };
        match self.kind {
            Kind::Pod => (0..steps).filter_map(pod_told).collect(),
            Kind::Bucket => (0..steps).filter_map(bucket_told).collect(),
            Kind::Service => still(["new", "resolved", "reopened"]),
            Kind::Namespace => still(["new", "suppressed", "reopened"]),
        }
    }

    fn object(self, kind: &str, event: &str, version: u64, spec: &Value) -> Value {
        let name = self.name();
        json!({"type": event, "object": {"apiVersion": "v1", "kind": kind, "spec": spec,
            "metadata": {"name": name, "uid": format!("u-{name}"), "resourceVersion": version.to_string()}}})
    }

    fn pod(self, step: u64, version: u64) -> Value {
        let (event, privileged, mark) = match step % 6 {
            0 => ("MODIFIED", true, "a"),
            1 => ("MODIFIED", true, "b"),
            2 => ("MODIFIED", false, "b"),
            3 => ("MODIFIED", true, "c"),
            4 => ("DELETED", true, "c"),
            _ => ("ADDED", false, "c"),
        };
        self.object("Pod", event, version, &json!({"privileged": privileged, "mark": mark}))
    }

    /// Whole at first, then one part at a time. `late` parts are of the same section as the step's, so that they change nothing.
    fn bucket(self, step: u64, seconds: u64) -> Value {
        let resource = |public: &str| json!({"data": {"name": self.name(), "public": public}, "version": "v1"});
        let policy = |etag: &str| json!({"bindings": [], "etag": etag});
        let mut asset = json!({"assetType": "storage.googleapis.com/Bucket", "ancestors": ["projects/7"],
            "name": format!("//storage.googleapis.com/{}", self.name()),
            "updateTime": format!("2020-01-{:02}T{:02}:{:02}:{:02}Z", 1 + seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60)});
        match (step, step % 4) {
            (0, _) => {
                asset["resource"] = resource("no");
                asset["iamPolicy"] = policy("shut");
            }
            (_, 0) => asset["iamPolicy"] = policy("shut"),
            (_, 1) => asset["resource"] = resource("yes"),
            (_, 2) => asset["iamPolicy"] = policy("open"),
            _ => asset["resource"] = resource("no"),
        }
        json!({ "asset": asset })
    }
}

fn pod_told(step: u64) -> Option<&'static str> {
    match (step, step % 6) {
        (0, _) => Some("new"),
        (_, 0 | 3) => Some("reopened"),
        (_, 1) => Some("updated"),
        (_, 2 | 4) => Some("resolved"),
        _ => None,
    }
}

fn bucket_told(step: u64) -> Option<&'static str> {
    match (step, step % 4) {
        (2, _) => Some("new"),
        (_, 2) => Some("reopened"),
        (3.., 3) => Some("resolved"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_life_is_told_in_order() {
        let pod = Resource {
            kind: Kind::Pod,
            number: 0,
        };
        let told = [
            "new", "updated", "resolved", "reopened", "resolved", "reopened", "updated",
        ];
        assert_eq!(pod.told(8, 0), told);
        let bucket = Resource {
            kind: Kind::Bucket,
            ..pod
        };
        assert_eq!(bucket.told(8, 0), ["new", "resolved", "reopened", "resolved"]);
        let service = Resource {
            kind: Kind::Service,
            ..pod
        };
        assert_eq!(service.told(1, 1), ["new", "resolved"]);
        assert!(service.told(0, 2).is_empty());
    }

    #[test]
    fn late_parts_are_of_the_section_of_their_step() {
        let bucket = Resource {
            kind: Kind::Bucket,
            number: 3,
        };
        let late: Vec<Step> = (1..40)
            .map(|step| bucket.step(step))
            .filter(|step| step.len() > 1)
            .collect();
        assert!(!late.is_empty());
        for step in late {
            let part = |body: &Value| body["asset"]["resource"].is_null();
            assert_eq!(part(&step[0]), part(&step[1]), "{step:?}");
        }
    }
}

//! Which kinds the API server has, and by which paths. Knows no object.
//!
//! Document: Kubernetes, "Kubernetes API Concepts", aggregated discovery (v2 since 1.30, v2beta1 since 1.26).

use serde::Deserialize;

use super::access::Access;
use super::request::{Failure, body};
use crate::source::Fault;

const ACCEPT: &str = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,\
                      application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json";

/// A kind that the server has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Served {
    pub(super) group: String,
    pub(super) version: String,
    pub(super) kind: String,
    /// `pods`
    pub(super) resource: String,
    pub(super) namespaced: bool,
}

impl Served {
    /// As manifests write it.
    pub(super) fn api_version(&self) -> String {
        match self.group.as_str() {
            "" => self.version.clone(),
            group => format!("{group}/{}", self.version),
        }
    }

    /// The path of its objects.
    pub(super) fn path(&self, namespace: Option<&str>) -> String {
        let root = match self.group.as_str() {
            "" => "/api".to_owned(),
            group => format!("/apis/{group}"),
        };
        let namespace = namespace.map(|name| format!("/namespaces/{name}")).unwrap_or_default();
        format!("{root}/{}{namespace}/{}", self.version, self.resource)
    }

    /// Whether a name of the config means it.
    fn is(&self, name: &str) -> bool {
        match name.split_once('.') {
            Some((kind, group)) => self.kind == kind && self.group == group,
            None => self.kind == name && (!self.group.contains('.') || self.group.ends_with(".k8s.io")),
        }
    }
}

#[derive(Deserialize)]
struct Groups {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    items: Vec<Group>,
}

#[derive(Deserialize)]
struct Group {
    #[serde(default)]
    metadata: Metadata,
    #[serde(default)]
    versions: Vec<Version>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Metadata {
    name: String,
}

#[derive(Deserialize)]
struct Version {
    version: String,
    #[serde(default)]
    resources: Vec<Resource>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Resource {
    resource: String,
    response_kind: Option<ResponseKind>,
    scope: String,
    #[serde(default)]
    verbs: Vec<String>,
}

#[derive(Deserialize)]
struct ResponseKind {
    kind: String,
}

/// All kinds that can be listed, each in the version that its group prefers.
pub(super) async fn kinds(access: &Access) -> Result<Vec<Served>, Failure> {
    let mut served = Vec::new();
    for path in ["/api", "/apis"] {
        let answer = body(access.get(path)?.header("accept", ACCEPT)).await?;
        let groups: Groups = serde_json::from_slice(&answer).map_err(|_| not_one(access))?;
        if groups.kind != "APIGroupDiscoveryList" {
            return Err(not_one(access).into());
        }
        served.extend(groups.items.into_iter().flat_map(of_group));
    }
    Ok(served)
}

fn not_one(access: &Access) -> Fault {
    let what = format!("{} does not tell its kinds in one list", access.server());
    Fault::refused(what, "name the API server of Kubernetes 1.26 or later")
}

fn of_group(group: Group) -> Vec<Served> {
    let mut served: Vec<Served> = Vec::new();
    for version in group.versions {
        for resource in version.resources {
            let Some(kind) = resource.response_kind.map(|kind| kind.kind) else {
                continue;
            };
            let listed = resource.verbs.iter().any(|verb| verb == "list");
            if listed && !served.iter().any(|earlier| earlier.resource == resource.resource) {
                served.push(Served {
                    group: group.metadata.name.clone(),
                    version: version.version.clone(),
                    kind,
                    resource: resource.resource,
                    namespaced: resource.scope == "Namespaced",
                });
            }
        }
    }
    served
}

/// The kinds that the config names, and the names that the server does not have.
pub(super) fn choose(served: &[Served], names: &[String]) -> (Vec<Served>, Vec<String>) {
    let (mut chosen, mut missing): (Vec<Served>, Vec<String>) = Default::default();
    for name in names {
        match served.iter().find(|served| served.is(name)) {
            Some(served) if !chosen.contains(served) => chosen.push(served.clone()),
            Some(_) => {}
            None => missing.push(name.clone()),
        }
    }
    (chosen, missing)
}

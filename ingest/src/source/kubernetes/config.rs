//! `kind = "kubernetes"`: its keys, and what can be wrong with them. Pure.

use std::path::PathBuf;

use pipeline::config::{Problem, Secret, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use url::Url;

/// `kind = "kubernetes"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Names the source; it remembers by this name how far it has read.
    pub name: String,
    /// What the cluster is called in findings. Without it the source's name.
    #[serde(default)]
    pub cluster: Option<String>,
    /// A kubeconfig file. Without it, and without `url`, the service account of the pod is used.
    #[serde(default)]
    pub kubeconfig: Option<PathBuf>,
    /// The context of the kubeconfig. Without it its current one.
    #[serde(default)]
    pub context: Option<String>,
    /// The API server, where there is no kubeconfig: `https://host:6443`.
    #[serde(default)]
    pub url: Option<String>,
    /// The bearer token for `url`. Read again at each request, so it may be renewed in its file.
    #[serde(default)]
    pub token: Option<Secret>,
    /// A PEM file with the authority of `url`. Without it the system's.
    #[serde(default)]
    pub ca: Option<PathBuf>,
    /// Kinds to follow: `Pod`, or `Certificate.cert-manager.io` where the API group is not the server's own.
    #[serde(default = "kinds")]
    pub kinds: Vec<String>,
    /// Namespaces to follow. Without any all of them, and what has none.
    #[serde(default)]
    pub namespaces: Vec<String>,
    /// How often kinds are listed that may be listed and not watched, and how often kinds are looked for that are not there yet.
    #[serde(default = "interval")]
    pub interval: Span,
}

/// What rules ask about. Secrets are not among them: the right to list them is the right to read them.
const KINDS: [&str; 44] = [
    "ClusterRole",
    "ClusterRoleBinding",
    "ConfigMap",
    "CronJob",
    "DaemonSet",
    "Deployment",
    "HorizontalPodAutoscaler",
    "Ingress",
    "Job",
    "MutatingWebhookConfiguration",
    "Namespace",
    "NetworkPolicy",
    "Node",
    "PersistentVolume",
    "PersistentVolumeClaim",
    "Pod",
    "PodDisruptionBudget",
    "ReplicaSet",
    "ReplicationController",
    "Role",
    "RoleBinding",
    "Service",
    "ServiceAccount",
    "StatefulSet",
    "StorageClass",
    "ValidatingWebhookConfiguration",
    "AppProject.argoproj.io",
    "Application.argoproj.io",
    "Rollout.argoproj.io",
    "Certificate.cert-manager.io",
    "Bucket.source.toolkit.fluxcd.io",
    "GitRepository.source.toolkit.fluxcd.io",
    "HelmRepository.source.toolkit.fluxcd.io",
    "OCIRepository.source.toolkit.fluxcd.io",
    "ImageRepository.image.toolkit.fluxcd.io",
    "DestinationRule.networking.istio.io",
    "Gateway.networking.istio.io",
    "VirtualService.networking.istio.io",
    "PeerAuthentication.security.istio.io",
    "DeploymentConfig.apps.openshift.io",
    "Route.route.openshift.io",
    "TaskRun.tekton.dev",
    "PipelineRun.tekton.dev",
    "TLSOption.traefik.io",
];

fn kinds() -> Vec<String> {
    KINDS.map(str::to_owned).to_vec()
}

fn interval() -> Span {
    Span::seconds(300)
}

impl Config {
    /// What the cluster is called.
    pub(super) fn cluster(&self) -> &str {
        self.cluster.as_deref().unwrap_or(&self.name)
    }

    /// What is wrong; `at` is where it stands.
    pub(super) fn problems(&self, at: &str) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut problem = |key: &str, what: &str, fix: &str| {
            problems.push(Problem::new(format!("{at}.{key}"), what, fix));
        };
        if self.kubeconfig.is_some() && self.url.is_some() {
            problem("url", "stands beside `kubeconfig`", "keep one of them");
        }
        if self.context.is_some() && self.kubeconfig.is_none() {
            problem("context", "stands without `kubeconfig`", "name the file that has it");
        }
        for (key, set) in [("token", self.token.is_some()), ("ca", self.ca.is_some())] {
            if set && self.url.is_none() {
                problem(
                    key,
                    "stands without `url`",
                    "name the API server it is for, or leave it out",
                );
            }
        }
        if let Some(url) = &self.url {
            match Url::parse(url) {
                Err(_) => problem("url", "is not a URL", "write it as \"https://host:6443\""),
                Ok(url) if url.scheme() != "https" && !is_loopback(&url) => {
                    problem(
                        "url",
                        "is plain http: the token would be readable on the way",
                        "use https",
                    );
                }
                Ok(_) => {}
            }
        }
        if self.kinds.is_empty() {
            problem("kinds", "is empty", "leave it out for those that rules ask about");
        }
        for (position, kind) in self.kinds.iter().enumerate() {
            if !kind.starts_with(|c: char| c.is_ascii_uppercase()) {
                let fix = "write the kind as manifests do: `Pod`, `Certificate.cert-manager.io`";
                problem(&format!("kinds[{position}]"), &format!("is {kind:?}"), fix);
            }
        }
        if self.interval.0.as_secs() < 10 {
            problem("interval", "is below 10s", "leave it out for the default");
        }
        problems
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
        Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

//! API versions: which are of a cluster's API. Knows no kind.
//!
//! Documents: Kubernetes, "API Overview" (API groups and versioning), "Object Names and IDs" (group names of custom resources are DNS
//! subdomains); Backstage, "Descriptor Format of Catalog Entities"; Kustomize, "kustomization"; kind, "Configuration"; eksctl, "Config file
//! schema"; Skaffold, "skaffold.yaml".

/// Groups of the API server that are no DNS subdomain.
const LEGACY: [&str; 6] = [
    "apps",
    "autoscaling",
    "batch",
    "extensions",
    "policy",
    "componentconfig",
];

/// Groups of files that tools read and no cluster stores.
const FILES: [&str; 5] = [
    "backstage.io",
    "eksctl.io",
    "kind.x-k8s.io",
    "kustomize.config.k8s.io",
    "client.authentication.k8s.io",
];

/// Whether `v1`, or `group/v1beta1`, can be of a cluster's API.
pub(super) fn is_of_a_cluster(version: &str) -> bool {
    match version.split_once('/') {
        None => is_version(version),
        Some((group, version)) => {
            let named = LEGACY.contains(&group) || (group.contains('.') && !FILES.contains(&group));
            named && is_version(version)
        }
    }
}

/// Whether the group is of files that a cluster's own programs are started with: `KubeletConfiguration`, `EncryptionConfiguration`, an
/// audit policy. Documents: Kubernetes, "Configuration APIs".
pub(super) fn is_of_a_program(group: &str) -> bool {
    group.ends_with(".config.k8s.io") && !FILES.contains(&group) || ["audit.k8s.io", "kubeadm.k8s.io"].contains(&group)
}

/// `v1`, `v2beta3`, `v1alpha1`.
fn is_version(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('v') else {
        return false;
    };
    let number = rest.len() - rest.trim_start_matches(|char: char| char.is_ascii_digit()).len();
    let stage = &rest[number..];
    let numbered = |stage: &str| !stage.is_empty() && stage.bytes().all(|byte| byte.is_ascii_digit());
    let early = ["alpha", "beta"]
        .iter()
        .any(|word| stage.strip_prefix(word).is_some_and(numbered));
    number > 0 && (stage.is_empty() || early)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cluster_has_groups_and_versions() {
        for (version, expect) in [
            ("v1", true),
            ("apps/v1", true),
            ("networking.k8s.io/v1", true),
            ("argoproj.io/v1alpha1", true),
            ("autoscaling/v2beta2", true),
            ("2019-04-01", false),
            ("1.0", false),
            ("backstage.io/v1alpha1", false),
            ("skaffold/v4beta11", false),
            ("kustomize.config.k8s.io/v1beta1", false),
            ("openslo/v1", false),
            ("v1beta", false),
            ("", false),
        ] {
            assert_eq!(is_of_a_cluster(version), expect, "{version}");
        }
    }

    #[test]
    fn programs_have_groups_of_files() {
        for (group, expect) in [
            ("kubelet.config.k8s.io", true),
            ("apiserver.config.k8s.io", true),
            ("audit.k8s.io", true),
            ("kubeadm.k8s.io", true),
            ("kustomize.config.k8s.io", false),
            ("apps", false),
            ("", false),
        ] {
            assert_eq!(is_of_a_program(group), expect, "{group}");
        }
    }
}

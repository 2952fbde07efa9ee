/*
id: k8s_pod_run_as_root_allowed
title: Pod may run as root
severity: high
description: >
  Without runAsNonRoot the kubelet starts images that run as root, and root in a container is one kernel mistake away from
  root on the node.
remediation:
  console: >
    Set securityContext.runAsNonRoot to true for the pod, or for each container, and build the image with a user of its own.
  cli: "kubectl patch deployment <name> -p '{\"spec\": {\"template\": {\"spec\": {\"securityContext\": {\"runAsNonRoot\": true}}}}}'"
  terraform: |
    security_context {
      run_as_non_root = true
    }
attack: [T1611]
frameworks:
  cis_kubernetes_2.0.1: ["5.2.7"]
  iso27001_2022: [A.8.2]
  pci_dss_4.0: [
    "3.5.1", "7.2.1", "7.2.2", "7.2.5", "7.2.6", "7.3.1", "7.3.2", "7.3.3", "8.2.1", "8.2.5", "8.2.7", "8.2.8", "8.3.4",
    "8.3.11", "10.3.2", "10.6.3", A1.1.2, A3.4.1]
mapped_from: [prowler core_minimize_root_containers_admission]
references:
  - https://kubernetes.io/docs/concepts/security/pod-security-standards/
  - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
*/
SELECT resource_uid, namespace, name, run_as_non_root,
  array_transform(containers, lambda c : named_struct('name', c['name'], 'run_as_non_root', c['run_as_non_root'])) AS containers
FROM k8s_pod
WHERE any_match(containers, lambda c : c['run_as_non_root'] = 'false'
  OR (c['run_as_non_root'] = 'unset' AND run_as_non_root <> 'true'))

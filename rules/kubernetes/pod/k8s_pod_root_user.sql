/*
id: k8s_pod_root_user
title: Pod runs as user 0
severity: high
description: runAsUser 0 is root, whatever the image says.
remediation:
  console: Set securityContext.runAsUser to a number above 0, or remove it and set runAsNonRoot.
  terraform: |
    security_context {
      run_as_user = 1000
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
SELECT resource_uid, namespace, name, run_as_user,
  array_transform(array_filter(containers, lambda c : c['run_as_user'] = 0), lambda c : c['name']) AS risky_containers
FROM k8s_pod
WHERE run_as_user = 0 OR any_match(containers, lambda c : c['run_as_user'] = 0)

/*
id: k8s_velero_protected_restore
title: Velero restores into a namespace of the system
severity: high
description: A restore replaces what the cluster runs on, with what a backup of another namespace holds.
remediation:
  console: Restore into another namespace.
references:
  - https://velero.io/docs/main/restore-reference/
params:
  protected:
    type: text_list
    default: [kube-system, kube-node-lease, kube-public]
    meaning: namespaces that nothing is restored into
*/
SELECT resource_uid, namespace, name, targets
FROM k8s_velero_restore
WHERE any_match(targets, lambda t : t IN ($protected))

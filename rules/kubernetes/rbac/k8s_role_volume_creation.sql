/*
id: k8s_role_volume_creation
title: Role can create persistent volumes
severity: medium
description: "A persistent volume may be a path of any node: creating one is a way into the node's files."
remediation:
  console: Leave creating volumes to the provisioner; give users claims.
attack: [T1611]
frameworks:
  cis_kubernetes_2.0.1: ["5.1.9"]
  iso27001_2022: [A.5.3, A.8.2, A.8.3]
  pci_dss_4.0: [
    "1.2.8", "1.3.1", "1.3.2", "1.4.2", "1.5.1", "3.3.1", "3.5.1", "7.2.1", "7.2.2", "7.2.5", "7.2.6", "7.3.1", "7.3.2",
    "7.3.3", "8.2.7", "8.2.8", "8.3.2", "8.3.4", "8.4.1", "10.2.1", "10.3.2", "10.3.3", "10.3.4", A1.1.2, A1.1.3, A3.4.1]
mapped_from: [prowler rbac_minimize_pv_creation_access]
references:
  - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
*/
SELECT resource_uid, namespace, name,
  rules
FROM k8s_role
WHERE any_match(rules, lambda r : any_match(r['api_groups'], lambda g : g IN ('', '*'))
    AND any_match(r['resources'], lambda x : x IN ('persistentvolumes', '*'))
    AND any_match(r['verbs'], lambda v : v IN ('create', '*')))
  AND NOT builtin

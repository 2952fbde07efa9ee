/*
id: k8s_role_wildcard_verbs
title: Role allows every verb
severity: high
description: "A verb `*` allows what nobody thought of: escalate, impersonate, and verbs that a later version brings."
remediation:
  console: List the verbs that are needed.
attack: [T1098]
frameworks:
  cis_kubernetes_2.0.1: ["5.1.3"]
  iso27001_2022: [A.5.1, A.5.2, A.5.3, A.8.2]
  pci_dss_4.0: ["7.2.3"]
mapped_from: [prowler rbac_minimize_wildcard_use_roles]
references:
  - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
*/
SELECT resource_uid, namespace, name,
  array_filter(rules, lambda r : array_has(r['verbs'], '*')) AS risky_rules
FROM k8s_role
WHERE any_match(rules, lambda r : array_has(r['verbs'], '*'))
  AND NOT builtin

/*
id: k8s_role_secret_access
title: Role can read secrets
severity: high
description: get, list or watch on secrets gives all their values away, tokens and keys among them.
remediation:
  console: Take secrets out of the rule, or name the few that are needed in resourceNames.
attack: [T1552]
frameworks:
  cis_kubernetes_2.0.1: ["5.1.2"]
  iso27001_2022: [A.5.1, A.5.2, A.5.3, A.5.15, A.5.18, A.8.2, A.8.3, A.8.12]
  pci_dss_4.0: [
    "1.3.1", "1.3.2", "1.4.2", "3.5.1", "3.6.1", "3.7.6", "4.2.1", "7.2.1", "7.2.2", "7.2.3", "7.2.5", "7.3.1", "7.3.3",
    "8.3.4", "8.3.6", "8.6.3", "10.2.1", "10.3.1", "10.6.3", "12.4.2", A1.1.2, A3.2.5, A3.4.1]
mapped_from: [prowler rbac_minimize_secret_access]
references:
  - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
*/
SELECT resource_uid, namespace, name,
  rules
FROM k8s_role
WHERE any_match(rules, lambda r : any_match(r['api_groups'], lambda g : g IN ('', '*'))
    AND (array_has(r['resources'], 'secrets') OR array_has(r['resources'], '*'))
    AND any_match(r['verbs'], lambda v : v IN ('get', 'list', 'watch', '*')))
  AND NOT builtin

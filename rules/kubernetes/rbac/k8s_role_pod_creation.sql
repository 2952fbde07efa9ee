/*
id: k8s_role_pod_creation
title: Role can create pods
severity: medium
description: Whoever creates pods can mount every secret of the namespace and use every service account in it.
remediation:
  console: Leave creating pods to the controllers and to the deployment's own account.
attack: [T1610]
frameworks:
  cis_kubernetes_2.0.1: ["5.1.4"]
  iso27001_2022: [A.5.1, A.5.2, A.5.3, A.8.2, A.8.3]
  pci_dss_4.0: [
    "1.4.2", "3.6.1", "3.7.1", "3.7.2", "3.7.4", "3.7.6", "3.7.7", "6.3.3", "7.2.1", "7.2.2", "7.2.5", "7.2.6", "7.3.2",
    "8.2.7", "8.3.4", A3.4.1]
mapped_from: [prowler rbac_minimize_pod_creation_access]
references:
  - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
*/
SELECT resource_uid, namespace, name,
  rules
FROM k8s_role
WHERE any_match(rules, lambda r : any_match(r['api_groups'], lambda g : g IN ('', '*'))
    AND any_match(r['resources'], lambda x : x IN ('pods', '*'))
    AND any_match(r['verbs'], lambda v : v IN ('create', '*')))
  AND NOT builtin

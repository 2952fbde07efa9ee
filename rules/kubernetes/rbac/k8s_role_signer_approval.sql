/*
id: k8s_role_signer_approval
title: Role can approve or sign certificates of every signer
severity: high
description: Whoever approves and signs certificate requests for the API server's own signers becomes any user, or any node.
family: [k8s_role_wildcard_resources, k8s_role_csr_approval]
remediation:
  console: Name the one signer in resourceNames.
attack: [T1098, T1649]
references:
  - https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#authorization
*/
SELECT resource_uid, namespace, name, rules
FROM k8s_role
WHERE any_match(rules, lambda r : any_match(r['api_groups'], lambda g : g IN ('certificates.k8s.io', '*'))
    AND rbac_names(r['resources'], 'signers') AND any_match(r['verbs'], lambda v : v IN ('approve', 'sign', '*'))
    AND (array_length(r['resource_names']) = 0 OR any_match(r['resource_names'], lambda n : n LIKE 'kubernetes.io/%')))
  AND NOT builtin

/*
id: k8s_role_csr_approval
title: Role can approve certificate requests
severity: high
family: [k8s_role_wildcard_resources]
description: Whoever approves signing requests makes client certificates for any user or group.
remediation:
  console: Take certificatesigningrequests/approval, and approve on signers, out of the role.
attack: [T1098]
mapped_from: [prowler rbac_minimize_csr_approval_access]
references:
  - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
*/
SELECT resource_uid, namespace, name, rules
FROM k8s_role
WHERE any_match(rules, lambda r : any_match(r['api_groups'], lambda g : g IN ('certificates.k8s.io', '*'))
    AND rbac_names(r['resources'], 'certificatesigningrequests/approval')
    AND any_match(r['verbs'], lambda v : v IN ('update', 'patch', '*')))
  AND NOT builtin

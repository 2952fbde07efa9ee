/*
id: k8s_role_endpoints_edit
title: Role can change endpoints
severity: medium
family: [k8s_role_wildcard_resources]
description: Whoever edits endpoints sends a service's traffic elsewhere, across namespaces too (CVE-2021-25740).
remediation:
  console: Take create, update and patch on endpoints out of the role.
attack: [T1557]
references:
  - https://nvd.nist.gov/vuln/detail/CVE-2021-25740
*/
SELECT resource_uid, namespace, name, rules
FROM k8s_role
WHERE any_match(rules, lambda r : ((any_match(r['api_groups'], lambda g : g IN ('', '*')) AND rbac_names(r['resources'], 'endpoints'))
      OR (any_match(r['api_groups'], lambda g : g IN ('discovery.k8s.io', '*')) AND rbac_names(r['resources'], 'endpointslices')))
    AND any_match(r['verbs'], lambda v : v IN ('create', 'update', 'patch', '*')))

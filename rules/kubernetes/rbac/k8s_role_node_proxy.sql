/*
id: k8s_role_node_proxy
title: Role can talk to the kubelet through nodes/proxy
severity: high
family: [k8s_role_wildcard_resources]
description: >
  nodes/proxy reaches the kubelet's API, which runs commands in any pod of the node, past audit and admission.
remediation:
  console: Take nodes/proxy out of the role; for metrics use nodes/metrics.
attack: [T1609]
mapped_from: [prowler rbac_minimize_node_proxy_subresource_access]
references:
  - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
*/
SELECT resource_uid, namespace, name, rules
FROM k8s_role
WHERE any_match(rules, lambda r : any_match(r['api_groups'], lambda g : g IN ('', '*'))
    AND rbac_names(r['resources'], 'nodes/proxy')
    -- The kubelet has nothing for other methods of HTTP.
    AND any_match(r['verbs'], lambda v : v IN ('get', 'create', '*')))
  AND NOT builtin

/*
id: k8s_role_scc_any_user
title: Role allows a security context constraint that lets pods run as any user
severity: high
family: [k8s_role_wildcard_resources]
description: OpenShift's constraints anyuid and privileged take away the random user that keeps its pods apart.
remediation:
  console: Take `use` of these constraints out of the role; give the workload a constraint of its own.
attack: [T1611]
references:
  - https://docs.openshift.com/container-platform/latest/authentication/managing-security-context-constraints.html
params:
  constraints: {type: text_list, default: [anyuid, privileged], meaning: constraints that are not to be used}
*/
SELECT resource_uid, namespace, name, rules
FROM k8s_role
WHERE any_match(rules, lambda r : rbac_names(r['resources'], 'securitycontextconstraints')
    AND any_match(r['verbs'], lambda v : v IN ('use', '*'))
    AND (array_length(r['resource_names']) = 0
      OR any_match(r['resource_names'], lambda n : n IN ($constraints))))

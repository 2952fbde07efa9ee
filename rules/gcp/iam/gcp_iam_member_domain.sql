/*
id: gcp_iam_member_domain
title: Policy grants a role to somebody of another domain
severity: high
description: >
  Accounts of other organizations stay when the work with them is over. Set `domains` to your own; the default allows every
  one.
remediation:
  console: "IAM: remove the member."
attack: [T1078]
references:
  - https://cloud.google.com/iam/docs/resource-manager-access
params:
  domains:
    type: text_list
    default: ["*.*"]
    meaning: domains whose accounts may have roles, with * and ?
*/
SELECT resource_uid, project, name, target, bindings
FROM gcp_iam_policy
WHERE any_match(bindings, lambda b :
  any_match(b['members'], lambda m : regexp_like(m, '^(user|group|domain|serviceAccount):')
    AND NOT any_match($domains, lambda d : wildcard_match(d, regexp_replace(m, '^[^:]*:([^@]*@)?', '')))))

/*
id: gcp_iam_consumer_account
title: Policy grants a role to a private Google account
severity: high
description: "Accounts of gmail.com belong to people, not to the organization: nobody closes them when people leave."
remediation:
  console: "IAM: replace the member by an account of the organization."
attack: [T1078]
references:
  - https://cloud.google.com/iam/docs/using-iam-securely
params:
  domains:
    type: text_list
    default: [gmail.com, googlemail.com]
    meaning: domains whose accounts are nobody's but their owner's
*/
SELECT resource_uid, project, name, target, bindings
FROM gcp_iam_policy
WHERE any_match(bindings, lambda b : any_match(b['members'], lambda m : any_match($domains, lambda d : m LIKE concat('%@', d))))

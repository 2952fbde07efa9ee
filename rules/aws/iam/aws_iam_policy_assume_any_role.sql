/*
id: aws_iam_policy_assume_any_role
title: Policy lets its holder assume every role
severity: high
family: [aws_iam_administrator_access_attached, aws_iam_policy_admin]
description: Whoever has the policy can take any role that trusts the account, the administrators' included.
remediation:
  console: "IAM > Policies: name the roles as resources."
  cli: aws iam create-policy-version --policy-arn <arn> --policy-document file://policy.json --set-as-default
  terraform: Name the ARNs of roles in the policy document.
attack: [T1548.005]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_permissions-to-switch.html
*/
SELECT resource_uid, name, holder, policies
FROM aws_iam_permission
WHERE holder <> 'aws' AND any_match(policies, lambda d : any_match(iam_policy_statements(d), lambda s : s['effect'] = 'Allow'
  AND any_match(s['actions'], lambda a : wildcard_match(a, 'sts:AssumeRole'))
  AND any_match(s['resources'], lambda r : iam_any_resource(r)
    OR regexp_like(r, '^arn:aws[a-z-]*:iam::(\*|[0-9]{12}|[$]\{[A-Za-z:]+\}):(\*|role/\*)$'))
  AND all_match(['aws:resourceorgid', 'aws:resourceaccount', 'iam:resourcetag'], lambda key :
    NOT any_match(iam_condition_values(s['condition'], key), lambda v : v <> '*'))))

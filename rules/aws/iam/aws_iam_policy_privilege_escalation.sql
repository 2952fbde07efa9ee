/*
id: aws_iam_policy_privilege_escalation
title: Policy lets its holder raise its own rights
severity: high
family: [aws_iam_administrator_access_attached, aws_iam_policy_admin]
description: >-
  An action that changes policies, keys or roles, or hands a role to a service, is allowed on every resource, or on
  every role, user, group or policy: its holder can make itself an administrator.
remediation:
  console: >-
    IAM > Policies: edit the policy so that it names the actions and resources that are needed; Access Analyzer proposes one
    from what was used.
  cli: aws iam create-policy-version --policy-arn <arn> --policy-document file://policy.json --set-as-default
  terraform: Change the policy document of aws_iam_policy or aws_iam_role_policy.
attack: [T1098, T1548]
mapped_from: [prowler iam_policy_allows_privilege_escalation, prowler iam_inline_policy_allows_privilege_escalation]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html
params:
  actions:
    type: text_list
    default: ["iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion", "iam:CreateAccessKey", "iam:CreateLoginProfile",
      "iam:UpdateLoginProfile", "iam:AttachUserPolicy", "iam:AttachGroupPolicy", "iam:AttachRolePolicy", "iam:PutUserPolicy",
      "iam:PutGroupPolicy", "iam:PutRolePolicy", "iam:AddUserToGroup", "iam:UpdateAssumeRolePolicy", "iam:PassRole"]
    meaning: actions that raise rights when they are allowed on every resource
  limits:
    type: text_list
    default: ["iam:passedtoservice", "iam:permissionsboundary", "iam:policyarn"]
    meaning: condition keys, in lower case, that say which service, boundary or policy is meant
*/
SELECT resource_uid, name, holder, policies
FROM aws_iam_permission
WHERE holder <> 'aws' AND any_match(policies, lambda d : any_match(iam_policy_statements(d), lambda s : s['effect'] = 'Allow'
  AND any_match(s['resources'], lambda r : iam_any_resource(r) OR iam_every_identity(r)) AND array_length(s['not_resources']) = 0
  AND all_match($limits, lambda key : NOT any_match(iam_condition_values(s['condition'], key), lambda v : v <> '*'))
  AND any_match(s['actions'], lambda a : any_match($actions, lambda e : wildcard_match(a, e)))))

/*
id: aws_iam_policy_wildcard_action
title: Policy allows all actions of a service
severity: medium
family: [aws_iam_administrator_access_attached, aws_iam_policy_admin, aws_iam_policy_privilege_escalation, aws_iam_policy_full_access]
description: 'A statement allows * or service:*: who needs to read may also delete, and change who else may.'
remediation:
  console: >-
    IAM > Policies: edit the policy so that it names the actions and resources that are needed; Access Analyzer proposes one
    from what was used.
  cli: aws iam create-policy-version --policy-arn <arn> --policy-document file://policy.json --set-as-default
  terraform: Change the policy document of aws_iam_policy or aws_iam_role_policy.
attack: [T1098]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html
*/
SELECT resource_uid, name, holder, policies
FROM aws_iam_permission
WHERE holder <> 'aws' AND any_match(policies, lambda d : any_match(iam_policy_statements(d), lambda s : s['effect'] = 'Allow'
  AND any_match(s['actions'], lambda a : iam_any_action(a))))

/*
id: aws_iam_policy_wildcard_resource
title: Policy allows actions on every resource
severity: low
family: [aws_iam_administrator_access_attached, aws_iam_policy_admin, aws_iam_policy_privilege_escalation, aws_iam_policy_full_access, aws_iam_policy_wildcard_action]
description: A statement allows its actions on all resources. Some actions know no resources; others should name them.
remediation:
  console: >-
    IAM > Policies: edit the policy so that it names the actions and resources that are needed; Access Analyzer proposes one
    from what was used.
  cli: aws iam create-policy-version --policy-arn <arn> --policy-document file://policy.json --set-as-default
  terraform: Change the policy document of aws_iam_policy or aws_iam_role_policy.
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html
*/
SELECT resource_uid, name, holder, policies
FROM aws_iam_permission
WHERE holder <> 'aws' AND any_match(policies, lambda d : any_match(iam_policy_statements(d), lambda s : s['effect'] = 'Allow'
  AND any_match(s['resources'], lambda r : iam_any_resource(r))))

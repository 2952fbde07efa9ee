/*
id: aws_iam_policy_attached_to_user
title: Policy is attached to a user
severity: low
description: >-
  Rights that are given to single users are forgotten when people change places; groups and roles keep them in one view.
remediation:
  console: 'IAM > Users > Permissions: remove the policy and add the user to a group.'
  cli: aws iam create-policy-version --policy-arn <arn> --policy-document file://policy.json --set-as-default
  terraform: Change the policy document of aws_iam_policy or aws_iam_role_policy.
mapped_from: [prowler iam_policy_attached_only_to_group_or_roles]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html
*/
SELECT resource_uid, name, holder, managed_policies, users
FROM aws_iam_permission
WHERE holder = 'user' AND (array_length(managed_policies) > 0 OR array_length(policies) > 0) OR array_length(users) > 0

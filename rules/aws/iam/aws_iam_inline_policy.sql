/*
id: aws_iam_inline_policy
title: User, role or group has an inline policy
severity: low
description: Inline policies are seen one holder at a time, have no versions and are forgotten by reviews.
remediation:
  console: 'IAM > holder > Permissions: make a managed policy of it.'
  cli: aws iam create-policy-version --policy-arn <arn> --policy-document file://policy.json --set-as-default
  terraform: Change the policy document of aws_iam_policy or aws_iam_role_policy.
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html
*/
SELECT resource_uid, name, holder, policies
FROM aws_iam_permission
WHERE holder = 'inline' OR holder IN ('user', 'role', 'group') AND array_length(policies) > 0

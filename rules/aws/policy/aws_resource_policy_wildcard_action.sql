/*
id: aws_resource_policy_wildcard_action
title: Resource policy allows every action
severity: medium
description: A statement for * or service:* lets its principals delete the resource and change its policy.
remediation:
  console: Name the actions that are needed.
  terraform: Change the policy document of the resource.
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
*/
SELECT resource_uid, name, policy
FROM aws_resource_policy
WHERE any_match(iam_policy_statements(policy), lambda s : s['effect'] = 'Allow'
    AND any_match(s['actions'], lambda a : iam_any_action(a)))

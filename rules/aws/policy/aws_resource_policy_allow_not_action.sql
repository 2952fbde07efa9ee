/*
id: aws_resource_policy_allow_not_action
title: Resource policy allows all actions but a few
severity: medium
description: Allow with NotAction grants every action that is not named, also those that AWS adds later.
remediation:
  console: Replace NotAction by the actions that are needed.
  terraform: Change the policy document of the resource.
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html
*/
SELECT resource_uid, name, policy
FROM aws_resource_policy
WHERE any_match(json_list(policy, 'Statement'), lambda s : s->>'Effect' = 'Allow' AND json_has(s, 'NotAction'))

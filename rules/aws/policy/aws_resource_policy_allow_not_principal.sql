/*
id: aws_resource_policy_allow_not_principal
title: Resource policy allows everybody but a few
severity: high
description: Allow with NotPrincipal grants to every principal that is not named, anonymous ones too.
remediation:
  console: Replace NotPrincipal by the principals that need access.
  terraform: Change the policy document of the resource.
attack: [T1199]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
*/
SELECT resource_uid, name, policy
FROM aws_resource_policy
WHERE any_match(json_list(policy, 'Statement'), lambda s : s->>'Effect' = 'Allow' AND json_has(s, 'NotPrincipal'))

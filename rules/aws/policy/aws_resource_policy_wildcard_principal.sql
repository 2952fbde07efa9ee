/*
id: aws_resource_policy_wildcard_principal
title: Resource policy allows everybody and no condition limits it
severity: high
description: A statement for * without a condition opens the resource to every AWS account, or to the internet.
remediation:
  console: Name accounts, roles or services as Principal.
  terraform: Change the policy document of the resource.
attack: [T1199]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
*/
SELECT resource_uid, name, policy
FROM aws_resource_policy
WHERE any_match(iam_policy_statements(policy), lambda s : s['effect'] = 'Allow' AND iam_unlimited(s['condition'])
    AND any_match(s['principals'], lambda p : p LIKE '%*'))

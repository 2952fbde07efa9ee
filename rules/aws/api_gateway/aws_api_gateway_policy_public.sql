/*
id: aws_api_gateway_policy_public
title: REST API is open to everybody
severity: medium
description: >-
  The resource policy allows every principal and no condition limits it. Everybody on the internet can call the API; make sure
  that it is meant to be.
remediation:
  console: API Gateway > API > Resource policy. Name accounts or roles, or add a condition.
  cli: aws apigateway update-rest-api --rest-api-id <id> --patch-operations op=replace,path=/policy,value=<policy>
  terraform: Name the principals in the policy of the aws_api_gateway_rest_api_policy.
attack: [T1190]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
*/
SELECT resource_uid, name, policy
FROM aws_api_gateway_policy
WHERE iam_policy_public(policy)

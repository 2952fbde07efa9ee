/*
id: aws_iot_policy_wildcard_resource
title: IoT policy allows its actions on every resource
severity: medium
description: One stolen device can act as all others.
remediation:
  console: 'IoT Core > Security > Policies: create a version.'
  cli: aws iot create-policy-version --policy-name <name> --policy-document file://policy.json --set-as-default
  terraform: Change the policy of the aws_iot_policy.
references:
  - https://docs.aws.amazon.com/iot/latest/developerguide/iot-policies.html
*/
SELECT resource_uid, name, statements
FROM aws_iot_policy
WHERE any_match(statements, lambda s : s['effect'] = 'Allow' AND any_match(s['resources'], lambda r : iam_any_resource(r)))

/*
id: aws_eventbridge_policy_public
title: Event bus is open to everybody
severity: high
description: >-
  The resource policy allows every principal and no condition limits it. Everybody can put events onto the bus and trigger what
  listens.
remediation:
  console: EventBridge > Event buses > Permissions. Name accounts or roles, or add a condition.
  cli: aws events put-permission --event-bus-name <name> --policy file://policy.json
  terraform: Name the principals in the policy of the aws_cloudwatch_event_bus_policy.
attack: [T1199]
mapped_from: [prowler eventbridge_bus_exposed]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
*/
SELECT resource_uid, name, policy
FROM aws_eventbridge_policy
WHERE iam_policy_public(policy)

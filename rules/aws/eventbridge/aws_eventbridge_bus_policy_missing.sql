/*
id: aws_eventbridge_bus_policy_missing
title: Event bus of your own has no resource policy
severity: low
description: >-
  Without one, every principal of the account whose own policy says so puts events onto the bus, and nothing on the bus itself says
  who may.
remediation:
  console: "EventBridge > Event buses > bus > Permissions: Manage permissions."
  cli: aws events put-permission --event-bus-name <name> --policy file://policy.json
  terraform: Add an aws_cloudwatch_event_bus_policy.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/eventbridge-controls.html
*/
SELECT resource_uid, name, policy
FROM aws_eventbridge_policy
WHERE json_length(policy, 'Statement') = 0 AND name <> 'default'

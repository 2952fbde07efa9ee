/*
id: aws_connect_flow_logs_off
title: Instance of Connect has no contact flow logs
severity: low
description: What callers were asked and where they were sent cannot be traced.
remediation:
  console: "Connect > Instance > Flows: Enable flow logs."
  cli: aws connect update-instance-attribute --instance-id <id> --attribute-type CONTACTFLOW_LOGS --value true
  terraform: Set contact_flow_logs_enabled = true.
attack: [T1562.008]
references:
  - https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-logs.html
*/
SELECT resource_uid, name, flow_logs
FROM aws_connect_instance
WHERE NOT flow_logs

/*
id: aws_transfer_server_logging_disabled
title: Transfer server keeps no log by a role of its own
severity: medium
description: Who sent what leaves no trace. Servers that log through StructuredLogDestinations are covered by those.
remediation:
  console: 'Transfer Family > Servers > Edit: Logging.'
  cli: aws transfer update-server --server-id <id> --structured-log-destinations <log group arn>
  terraform: Set structured_log_destinations or logging_role.
attack: [T1562]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/transfer-controls.html
*/
SELECT resource_uid, name, logging_role
FROM aws_transfer_server
WHERE logging_role = '' AND NOT structured_log

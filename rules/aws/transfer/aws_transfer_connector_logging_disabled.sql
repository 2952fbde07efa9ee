/*
id: aws_transfer_connector_logging_disabled
title: Transfer connector keeps no log
severity: medium
description: What was sent to whom leaves no trace.
remediation:
  console: 'Transfer Family > Connectors > Edit: Logging role.'
  cli: aws transfer update-connector --connector-id <id> --logging-role <role>
  terraform: Set logging_role.
attack: [T1562]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/transfer-controls.html
*/
SELECT resource_uid, name, logging_role
FROM aws_transfer_connector
WHERE logging_role = ''

/*
id: aws_kinesis_stream_retention_short
title: Kinesis stream keeps records for less than a week
severity: low
description: >-
  A reader that fails on Friday has lost records on Monday, and what happened cannot be read again.
remediation:
  console: "Kinesis > Data streams > Configuration: Data retention period."
  cli: "aws kinesis increase-stream-retention-period --stream-name <name> --retention-period-hours 168"
  terraform: "Set retention_period = 168."
mapped_from: [prowler kinesis_stream_data_retention_period]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/kinesis-controls.html
params:
  hours: {type: integer, default: 168, meaning: hours that records must be kept}
*/
SELECT resource_uid, name, retention_hours
FROM aws_kinesis_stream
WHERE retention_hours < $hours

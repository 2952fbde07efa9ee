/*
id: aws_globalaccelerator_flow_logs_disabled
title: Global Accelerator has no flow logs
severity: low
description: Attacks on what stands behind it leave no trace.
remediation:
  console: Flow logs are switched on by the CLI.
  cli: >-
    aws globalaccelerator update-accelerator-attributes --accelerator-arn <arn> --flow-logs-enabled --flow-logs-s3-bucket
    <bucket> --flow-logs-s3-prefix flows
  terraform: Set attributes { flow_logs_enabled = true }.
attack: [T1562]
references:
  - https://docs.aws.amazon.com/global-accelerator/latest/dg/monitoring-global-accelerator.flow-logs.html
*/
SELECT resource_uid, name, flow_logs
FROM aws_globalaccelerator
WHERE NOT flow_logs

/*
id: aws_dms_task_source_log_off
title: Replication task of DMS does not log the reading of the source
severity: medium
description: What went wrong, and what was copied when, cannot be traced.
remediation:
  console: "DMS > Database migration tasks > Modify > Task settings: CloudWatch logs."
  cli: aws dms modify-replication-task --replication-task-arn <arn> --replication-task-settings file://settings.json
  terraform: Set Logging in replication_task_settings.
attack: [T1562.008]
mapped_from: [prowler dms_replication_task_source_logging_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html
*/
SELECT resource_uid, name, source_log
FROM aws_dms_task
WHERE NOT source_log

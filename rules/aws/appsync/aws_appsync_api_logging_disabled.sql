/*
id: aws_appsync_api_logging_disabled
title: GraphQL API does not log fields that fail
severity: medium
description: Attacks on the API leave no trace.
remediation:
  console: AppSync > API > Settings > Logging.
  cli: aws appsync update-graphql-api --api-id <id> --log-config fieldLogLevel=ERROR,cloudWatchLogsRoleArn=<role> …
  terraform: Set log_config { field_log_level = "ERROR" }.
attack: [T1562]
frameworks:
  iso27001_2022: ["A.8.15"]
  pci_dss_4.0:
    ["10.2.1.1", "10.2.1.2", "10.2.1.3", "10.2.1.4", "10.2.1.5", "10.2.1.6", "10.2.1.7", "10.2.1", "10.2.2", "10.3.1", "10.6.3",
    "5.3.4", "A1.2.1"]
  soc2: ["cc_a_1_1"]
mapped_from: [prowler appsync_field_level_logging_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/appsync-controls.html
*/
SELECT resource_uid, name, log_level
FROM aws_appsync_api
WHERE log_level NOT IN ('ERROR', 'ALL', 'INFO', 'DEBUG')

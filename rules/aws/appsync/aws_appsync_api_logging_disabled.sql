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
mapped_from: [prowler appsync_field_level_logging_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/appsync-controls.html
*/
SELECT resource_uid, name, log_level
FROM aws_appsync_api
WHERE log_level NOT IN ('ERROR', 'ALL', 'INFO', 'DEBUG')

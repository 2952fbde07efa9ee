/*
id: aws_codebuild_project_logging_disabled
title: CodeBuild project keeps no build logs
severity: medium
description: What a build did leaves no trace.
remediation:
  console: CodeBuild > Project > Edit > Logs.
  cli: aws codebuild update-project --name <name> --logs-config cloudWatchLogs={status=ENABLED}
  terraform: Leave cloudwatch_logs enabled.
attack: [T1562]
mapped_from: [prowler codebuild_project_logging_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html
*/
SELECT resource_uid, name, logs
FROM aws_codebuild_project
WHERE NOT logs

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
frameworks:
  iso27001_2022: ["A.8.4", "A.8.15"]
  pci_dss_4.0:
    ["10.2.1.1", "10.2.1.2", "10.2.1.3", "10.2.1.4", "10.2.1.5", "10.2.1.6", "10.2.1.7", "10.2.1", "10.2.2", "10.3.1", "10.6.3",
    "5.3.4", "A1.2.1"]
  soc2: ["cc_a_1_1"]
mapped_from: [prowler codebuild_project_logging_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html
*/
SELECT resource_uid, name, logs
FROM aws_codebuild_project
WHERE NOT logs

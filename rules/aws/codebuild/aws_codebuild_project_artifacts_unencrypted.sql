/*
id: aws_codebuild_project_artifacts_unencrypted
title: CodeBuild project writes its artifacts or logs unencrypted
severity: medium
description: Programs and logs lie in the clear.
remediation:
  console: 'CodeBuild > Project > Edit > Artifacts: remove Disable artifact encryption.'
  cli: aws codebuild update-project --name <name> --artifacts encryptionDisabled=false,…
  terraform: Leave encryption_disabled out.
mapped_from: [prowler codebuild_project_s3_logs_encrypted]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html
*/
SELECT resource_uid, name, artifacts_plain, s3_logs_plain
FROM aws_codebuild_project
WHERE artifacts_plain OR s3_logs_plain

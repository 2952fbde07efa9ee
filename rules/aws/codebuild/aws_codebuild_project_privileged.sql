/*
id: aws_codebuild_project_privileged
title: CodeBuild project builds in privileged mode
severity: medium
description: A malicious build step becomes root on the build host. Only building container images needs it.
remediation:
  console: 'CodeBuild > Project > Edit > Environment: Privileged off.'
  cli: aws codebuild update-project --name <name> --environment privilegedMode=false,…
  terraform: Leave privileged_mode out.
attack: [T1611]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html
*/
SELECT resource_uid, name, privileged
FROM aws_codebuild_project
WHERE privileged

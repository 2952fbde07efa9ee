/*
id: aws_codebuild_project_not_cmk
title: Artifacts of a CodeBuild project are not encrypted with a customer-managed key
severity: low
description: >-
  With a key of AWS nobody can limit, audit or revoke the use of the key. In live records an ARN does not tell the AWS managed
  key from a key of yours.
remediation:
  console: CodeBuild > Project > Edit > Artifacts > Encryption key.
  cli: aws codebuild update-project --name <name> --encryption-key <key>
  terraform: Set encryption_key.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html
*/
SELECT resource_uid, name, kms_key
FROM aws_codebuild_project
WHERE kms_key = '' OR kms_key LIKE '%alias/aws/%'

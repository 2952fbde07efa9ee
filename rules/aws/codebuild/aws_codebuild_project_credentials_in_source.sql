/*
id: aws_codebuild_project_credentials_in_source
title: URL of a CodeBuild source holds credentials
severity: critical
description: The token or password stands in the project and in its logs.
remediation:
  console: 'CodeBuild > Project > Edit > Source: connect by OAuth or a connection.'
  cli: aws codebuild import-source-credentials --server-type GITHUB --auth-type PERSONAL_ACCESS_TOKEN --token <token>
  terraform: Use location = "https://host/owner/repository.git".
attack: [T1552]
mapped_from: [prowler codebuild_project_source_repo_url_no_sensitive_credentials]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html
*/
SELECT resource_uid, name
FROM aws_codebuild_project
WHERE any_match(sources, lambda s : regexp_like(s, '^[a-z+]+://[^/@]+@'))

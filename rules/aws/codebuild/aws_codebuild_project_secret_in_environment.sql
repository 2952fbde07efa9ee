/*
id: aws_codebuild_project_secret_in_environment
title: CodeBuild project keeps credentials in plain variables
severity: high
description: Everybody who may read the project or its logs reads them.
remediation:
  console: 'CodeBuild > Project > Edit > Environment: type Secrets Manager or Parameter.'
  cli: aws codebuild update-project --name <name> --environment file://environment.json
  terraform: Set type = "SECRETS_MANAGER" in environment_variable.
attack: [T1552]
mapped_from: [prowler codebuild_project_no_secrets_in_variables]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html
params:
  names:
    type: text
    default: "^aws_(access_key_id|secret_access_key|session_token)$|(password|passwd|secret|token|api_?key|private_?key)"
    meaning: pattern of variable names that suggest a secret
*/
SELECT resource_uid, name
FROM aws_codebuild_project
WHERE any_match(environment, lambda e : e['type'] = 'PLAINTEXT' AND regexp_like(e['name'], $names, 'i')
  AND NOT names_no_secret(e['name']))

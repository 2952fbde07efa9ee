/*
id: aws_lambda_function_secret_in_environment
title: Lambda function keeps what looks like a secret in its environment variables
severity: high
description: Everybody who may read the function's configuration reads the secret, and it stands in templates and states.
remediation:
  console: Keep the secret in Secrets Manager and read it in the function.
  cli: aws secretsmanager create-secret --name <name> --secret-string <secret>
  terraform: Pass the ARN of an aws_secretsmanager_secret instead of the secret.
attack: [T1552]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html
params:
  names:
    type: text
    default: "(password|passwd|secret|token|api_?key|access_?key|private_?key|credential)"
    meaning: pattern of variable names that suggest a secret
  values: {type: text, default: "^[^ ]{8,}$", meaning: pattern of values that can be one}
*/
SELECT resource_uid, name
FROM aws_lambda_function
WHERE any_match(json_entries(environment), lambda e : regexp_like(e['key'], $names, 'i') AND NOT names_no_secret(e['key'])
    AND regexp_like(json_as_text(e['value']), $values)
    AND NOT regexp_like(json_as_text(e['value']), '^(ref:|getatt:|import:|arn:|\{\{resolve:)'))

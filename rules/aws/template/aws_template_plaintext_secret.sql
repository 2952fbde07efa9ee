/*
id: aws_template_plaintext_secret
title: Template holds a password or token in plain text
severity: high
description: >-
  Everybody who can read the template, its repository or the stack reads the secret. A default of a NoEcho parameter is as
  plain.
remediation:
  console: Replace the value by a dynamic reference to Secrets Manager.
  cli: aws secretsmanager create-secret --name <name> --generate-secret-string PasswordLength=32
attack: [T1552]
references:
  - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
*/
SELECT resource_uid, name
FROM aws_template_secret
WHERE any_match(secrets, lambda s : s <> ''
  AND NOT regexp_like(s, '^(ref:|getatt:|import:|\{\{resolve:(secretsmanager|ssm-secure):)')
    AND NOT regexp_like(s, '\{\{resolve:(secretsmanager|ssm-secure):|\$\{'))

/*
id: aws_secretsmanager_secret_unused
title: Secret has not been read for a long time
severity: low
description: Forgotten secrets are still good for whoever finds them.
remediation:
  console: 'Secrets Manager > Secret > Actions: Delete secret.'
  cli: aws secretsmanager delete-secret --secret-id <name> --recovery-window-in-days 30
  terraform: Remove the aws_secretsmanager_secret.
mapped_from: [prowler secretsmanager_secret_unused]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html
params:
  max_days: {type: integer, default: 90, meaning: days after which a secret counts as forgotten}
*/
SELECT resource_uid, name, last_used
FROM aws_secretsmanager_secret_use
WHERE days_since(last_used) > $max_days

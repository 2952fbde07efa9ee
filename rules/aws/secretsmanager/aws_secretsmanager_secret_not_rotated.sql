/*
id: aws_secretsmanager_secret_not_rotated
title: Secret is not changed by itself
severity: medium
description: A secret that leaked once stays good for ever.
remediation:
  console: 'Secrets Manager > Secret > Rotation: Edit rotation.'
  cli: >-
    aws secretsmanager rotate-secret --secret-id <name> --rotation-lambda-arn <function> --rotation-rules
    AutomaticallyAfterDays=30
  terraform: Add an aws_secretsmanager_secret_rotation.
attack: [T1552]
mapped_from: [prowler secretsmanager_automatic_rotation_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html
*/
SELECT resource_uid, name, rotation, owning_service
FROM aws_secretsmanager_secret
WHERE NOT rotation AND owning_service = ''

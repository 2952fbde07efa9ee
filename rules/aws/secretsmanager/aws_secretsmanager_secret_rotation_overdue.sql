/*
id: aws_secretsmanager_secret_rotation_overdue
title: Secret is overdue for rotation
severity: medium
description: The rotation is off or fails; a secret that leaked is still good.
remediation:
  console: 'Secrets Manager > Secret > Rotation: Rotate secret immediately.'
  cli: aws secretsmanager rotate-secret --secret-id <name>
  terraform: Add an aws_secretsmanager_secret_rotation.
attack: [T1552]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html
params:
  max_days: {type: integer, default: 90, meaning: days after which a secret must have been changed}
*/
SELECT resource_uid, name, last_rotated, created
FROM aws_secretsmanager_secret_use
WHERE owning_service = '' AND CASE WHEN last_rotated IS NOT NULL THEN days_since(last_rotated) > $max_days
  ELSE days_since(created) > $max_days END

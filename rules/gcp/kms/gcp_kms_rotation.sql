/*
id: gcp_kms_rotation
title: Key is not rotated in time
severity: medium
description: The less data one version of a key guards, the less a stolen one opens.
remediation:
  console: "Security > Key management > key: rotation period."
  cli: gcloud kms keys update <key> --rotation-period=90d --next-rotation-time=<time>
  terraform: |
    rotation_period = "7776000s"
mapped_from: [prowler kms_key_rotation_max_90_days, prowler kms_key_rotation_enabled]
references:
  - https://cloud.google.com/kms/docs/key-rotation
params:
  days: {type: integer, default: 90, meaning: longest time between two versions}
*/
SELECT resource_uid, project, name, purpose, rotation_seconds, next_rotation
FROM gcp_kms_key
WHERE purpose = 'ENCRYPT_DECRYPT' AND (rotation_seconds = 0 OR rotation_seconds > $days * 86400)

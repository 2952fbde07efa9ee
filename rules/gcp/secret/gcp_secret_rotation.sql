/*
id: gcp_secret_rotation
title: Secret is not rotated
severity: low
description: Without a schedule nobody is told to change the secret.
remediation:
  console: "Secret Manager > secret > Edit: rotation."
  cli: gcloud secrets update <name> --rotation-period=7776000s --next-rotation-time=<time>
  terraform: |
    rotation {
      rotation_period = "7776000s"
    }
references:
  - https://cloud.google.com/secret-manager/docs/rotation-recommendations
*/
SELECT resource_uid, project, name, rotation
FROM gcp_secret
WHERE NOT rotation

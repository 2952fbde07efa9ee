/*
id: gcp_sql_deletion_protection
title: Cloud SQL instance has no deletion protection
severity: low
description: Deletion protection makes somebody think twice.
remediation:
  console: "SQL > instance > Edit > Data protection: deletion protection."
  cli: gcloud sql instances patch <name> --deletion-protection
  terraform: |
    settings {
      deletion_protection_enabled = true
    }
attack: [T1485]
references:
  - https://cloud.google.com/sql/docs/mysql/deletion-protection
*/
SELECT resource_uid, project, name, deletion_protection
FROM gcp_sql_instance
WHERE NOT deletion_protection

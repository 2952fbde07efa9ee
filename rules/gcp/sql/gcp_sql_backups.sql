/*
id: gcp_sql_backups
title: Database is not backed up
severity: medium
description: Without automated backups data that is deleted or encrypted by an intruder is gone.
remediation:
  console: "SQL > instance > Backups: automated backups on."
  cli: gcloud sql instances patch <name> --backup-start-time=03:00
  terraform: |
    backup_configuration {
      enabled = true
    }
frameworks:
  cis_gcp_5.0: ["6.8"]
  iso27001_2022: [A.8.13]
  pci_dss_4.0: ["1.5.1", "3.5.1", "6.3.3", "8.3.2", "10.3.2", "10.3.3", A1.1.2, A3.4.1]
  soc2: [cc_7_4, cc_7_5, pi_1_5]
mapped_from: [prowler cloudsql_instance_automated_backups]
references:
  - https://cloud.google.com/sql/docs/mysql/backup-recovery/backing-up
*/
SELECT resource_uid, project, name, backups, replica
FROM gcp_sql_instance
WHERE NOT backups AND NOT replica

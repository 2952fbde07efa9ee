/*
id: aws_rds_instance_backup_retention_short
title: RDS instance keeps its automated backups for too few days
severity: medium
description: >-
  After a mistake, an attack or a failed release there is nothing to go back to. 0 days means no automated backups at all.
  Backups of a cluster member are the cluster's.
remediation:
  console: RDS > Databases > Modify > Backup > Backup retention period.
  cli: aws rds modify-db-instance --db-instance-identifier <name> --backup-retention-period 7
  terraform: Set backup_retention_period = 7 or more in the aws_db_instance.
attack: [T1490]
frameworks:
  nist_800_53_r5:
    ["cp_1_2", "cp_2_5", "cp_6_a", "cp_6_1", "cp_6_2", "cp_9_a", "cp_9_b", "cp_9_c", "cp_10", "cp_10_2", "sc_5_2", "si_13_5"]
  pci_dss_4.0: ["10.3.3"]
  hipaa:
    ["164_308_a_1_ii_b", "164_308_a_4_ii_a", "164_308_a_7_i", "164_308_a_7_ii_a", "164_308_a_7_ii_b", "164_308_a_7_ii_c",
    "164_312_a_2_ii"]
  gdpr: ["article_32"]
  soc2: ["cc_7_4", "cc_a_1_1"]
mapped_from: [prowler rds_instance_backup_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
params:
  min_days: {type: integer, default: 7, meaning: fewest days that backups must be kept}
*/
SELECT resource_uid, name, backup_days
FROM aws_rds_instance
WHERE backup_days < $min_days AND NOT cluster_member

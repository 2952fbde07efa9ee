/*
id: aws_rds_instance_deletion_protection_disabled
title: RDS instance can be deleted without further ado
severity: medium
description: One wrong command, or one stolen permission, removes the database.
remediation:
  console: 'RDS > Databases > Modify: Enable deletion protection.'
  cli: aws rds modify-db-instance --db-instance-identifier <name> --deletion-protection
  terraform: Set deletion_protection = true in the aws_db_instance.
attack: [T1485]
frameworks:
  nist_800_53_r5:
    ["ca_7_4_c", "cm_3_a", "cp_1_a_1_b", "cp_1_a_2", "cp_2_a", "cp_2_a_6", "cp_2_a_7", "cp_2_d", "cp_2_e", "cp_2_5",
    "sa_15_a_4", "sc_5_2", "sc_22", "si_13_5"]
  soc2: ["cc_c_1_1"]
mapped_from: [prowler rds_instance_deletion_protection]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
*/
SELECT resource_uid, name, deletion_protection
FROM aws_rds_instance
WHERE NOT deletion_protection AND NOT cluster_member

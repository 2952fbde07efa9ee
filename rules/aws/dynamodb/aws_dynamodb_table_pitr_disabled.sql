/*
id: aws_dynamodb_table_pitr_disabled
title: DynamoDB table cannot be restored to a point in time
severity: medium
description: After a bad release or an attacker's writes there is no state to go back to.
remediation:
  console: 'DynamoDB > Tables > Backups > Point-in-time recovery: Turn on.'
  cli: >-
    aws dynamodb update-continuous-backups --table-name <name> --point-in-time-recovery-specification
    PointInTimeRecoveryEnabled=true
  terraform: Add point_in_time_recovery { enabled = true }.
attack: [T1490]
frameworks:
  nist_800_53_r5: ["cp_1_2", "cp_2_5", "cp_6_2", "cp_9_a", "cp_9_b", "cp_9_c", "cp_10", "cp_10_2", "sc_5_2", "si_13_5"]
  pci_dss_4.0: ["10.3.3", "10.5.1", "3.2.1", "3.3.1.1", "3.3.1.3", "3.3.2", "3.3.3"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_7_i", "164_308_a_7_ii_a", "164_308_a_7_ii_b", "164_308_a_7_ii_c", "164_312_a_2_ii"]
  soc2: ["cc_7_4", "cc_a_1_1"]
mapped_from: [prowler dynamodb_tables_pitr_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html
*/
SELECT resource_uid, name, pitr
FROM aws_dynamodb_table
WHERE NOT pitr

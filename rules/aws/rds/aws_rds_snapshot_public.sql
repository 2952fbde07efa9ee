/*
id: aws_rds_snapshot_public
title: RDS snapshot can be restored by everybody
severity: critical
description: Every AWS account in the world can restore the snapshot and read all of its data.
remediation:
  console: 'RDS > Snapshots > Actions > Share snapshot: Private.'
  cli: aws rds modify-db-snapshot-attribute --db-snapshot-identifier <snapshot> --attribute-name restore --values-to-remove all
  terraform: Remove all from shared_accounts of the aws_db_snapshot.
attack: [T1537]
frameworks:
  nist_800_53_r5:
    ["ac_2_6", "ac_3", "ac_3_7", "ac_4_21", "ac_6", "ac_17_b", "ac_17_1", "ac_17_4_a", "ac_17_9", "ac_17_10", "mp_2", "sc_7_2",
    "sc_7_3", "sc_7_7", "sc_7_9_a", "sc_7_11", "sc_7_12", "sc_7_16", "sc_7_20", "sc_7_21", "sc_7_24_b", "sc_7_25", "sc_7_26",
    "sc_7_27", "sc_7_28", "sc_7_a", "sc_7_b", "sc_7_c", "sc_25"]
  iso27001_2022: ["A.8.1"]
  pci_dss_4.0: ["10.3.2", "3.5.1.3", "A1.1.2", "A3.4.1"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_3_i", "164_312_a_1"]
mapped_from: [prowler rds_snapshots_public_access]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
*/
SELECT resource_uid, name, shared_with
FROM aws_rds_snapshot
WHERE array_has(shared_with, 'all')

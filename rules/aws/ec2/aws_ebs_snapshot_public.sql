/*
id: aws_ebs_snapshot_public
title: Snapshot is public
severity: critical
description: Every AWS account can make a volume of the snapshot and read the disk.
remediation:
  console: 'EC2 > Snapshots > Actions > Modify permissions: Private; EC2 > Settings: block public sharing of snapshots.'
  cli: >-
    aws ec2 modify-snapshot-attribute --snapshot-id <id> --attribute createVolumePermission --operation-type remove
    --group-names all
  terraform: Add aws_ebs_snapshot_block_public_access with state = "block-all-sharing".
attack: [T1530, T1537]
frameworks:
  nist_800_53_r5: ["ac_2_6", "ac_3", "ac_3_7", "ac_4_21", "ac_6", "ac_17_b", "ac_17_1", "ac_17_4_a", "ac_17_9", "ac_17_10",
    "mp_2", "sc_7_2", "sc_7_3", "sc_7_7", "sc_7_9_a", "sc_7_11", "sc_7_12", "sc_7_16", "sc_7_20", "sc_7_21", "sc_7_24_b",
    "sc_7_25", "sc_7_26", "sc_7_27", "sc_7_28", "sc_7_a", "sc_7_b", "sc_7_c", "sc_25"]
  nist_csf_2.0: ["ds_5"]
  iso27001_2022: ["A.8.1"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_3_i", "164_312_a_1"]
  soc2: ["cc_6_6"]
mapped_from: [prowler ec2_ebs_public_snapshot]
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-modifying-snapshot-permissions.html
*/
SELECT resource_uid, name, public
FROM aws_ebs_snapshot
WHERE public

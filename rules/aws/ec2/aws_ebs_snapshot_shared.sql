/*
id: aws_ebs_snapshot_shared
title: Snapshot is shared with other accounts
severity: high
description: >-
  Accounts that are not on the list of trusted ones, or everybody, can make a volume of the snapshot and read the disk.
remediation:
  console: 'EC2 > Snapshots > Actions > Modify permissions: remove the accounts.'
  cli: >-
    aws ec2 modify-snapshot-attribute --snapshot-id <id> --attribute createVolumePermission --operation-type remove --user-ids
    <account>
  terraform: Remove the aws_snapshot_create_volume_permission.
attack: [T1537]
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
params:
  trusted_accounts: {type: text_list, default: ["000000000000"], meaning: ids of accounts that may have it}
*/
SELECT resource_uid, name, shared_with
FROM aws_ebs_snapshot
WHERE any_match(array_remove(shared_with, coalesce(owner, '')), lambda a : a NOT IN ($trusted_accounts))

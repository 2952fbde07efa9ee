/*
id: aws_s3_account_public_access_block
title: Account does not block public access to S3
severity: high
description: >-
  Any bucket of the account can be opened by one ACL or policy. The four settings of the account hold for all its buckets,
  those of tomorrow too.
remediation:
  console: 'S3 > Block Public Access settings for this account: turn on all four.'
  cli: >-
    aws s3control put-public-access-block --account-id <id> --public-access-block-configuration
    BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true
  terraform: Add an aws_s3_account_public_access_block with all four settings true.
attack: [T1530]
frameworks:
  cis_aws_7.0: ["3.1.4"]
  nist_800_53_r5: ["ac_2_6", "ac_3", "ac_3_7", "ac_4_21", "ac_6", "ac_17_b", "ac_17_1", "ac_17_4_a", "ac_17_9", "ac_17_10",
    "cm_6_a", "cm_9_b", "mp_2", "sc_7_2", "sc_7_3", "sc_7_7", "sc_7_9_a", "sc_7_11", "sc_7_12", "sc_7_16", "sc_7_20",
    "sc_7_21", "sc_7_24_b", "sc_7_25", "sc_7_26", "sc_7_27", "sc_7_28", "sc_7_a", "sc_7_b", "sc_7_c", "sc_25"]
  nist_csf_2.0: ["ac_3"]
  iso27001_2022: ["A.8.1"]
  pci_dss_4.0: ["1.2.8", "1.3.1", "1.3.2", "1.4.2", "1.5.1", "10.3.2", "3.5.1", "A1.1.2.15", "A1.1.2.16", "A1.1.3.31",
    "A1.1.3.32", "A3.4.1.17", "A3.4.1.18"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_3_i"]
mapped_from: [prowler s3_account_level_public_access_blocks]
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
*/
SELECT resource_uid, block_public_acls, ignore_public_acls, block_public_policy, restrict_public_buckets
FROM aws_s3_account_public_access_block
WHERE NOT (block_public_acls AND ignore_public_acls AND block_public_policy AND restrict_public_buckets)

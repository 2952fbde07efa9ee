/*
id: aws_s3_bucket_policy_public
title: Bucket policy is open to the public
severity: high
description: >-
  An Allow statement names everybody and no condition limits it to known callers: anybody can use the bucket as the statement
  says.
remediation:
  console: 'S3 > bucket > Permissions > Bucket policy: name principals, or add a condition such as aws:PrincipalOrgID.'
  cli: aws s3api put-bucket-policy --bucket <name> --policy file://policy.json
  terraform: Change the policy of aws_s3_bucket_policy.
attack: [T1530]
frameworks:
  nist_800_53_r5: ["ac_2_6", "ac_3", "ac_3_7", "ac_4_21", "ac_6", "ac_17_b", "ac_17_1", "ac_17_4_a", "ac_17_9", "ac_17_10",
    "cm_6_a", "cm_9_b", "mp_2", "sc_7_2", "sc_7_3", "sc_7_7", "sc_7_9_a", "sc_7_11", "sc_7_12", "sc_7_16", "sc_7_20",
    "sc_7_21", "sc_7_24_b", "sc_7_25", "sc_7_26", "sc_7_27", "sc_7_28", "sc_7_a", "sc_7_b", "sc_7_c", "sc_25"]
  nist_csf_2.0: ["ra_1", "ac_3", "ds_5", "ip_1"]
  iso27001_2022: ["A.8.1"]
  pci_dss_4.0: ["1.2.8", "1.3.1", "1.3.2", "1.4.2", "1.5.1", "10.3.2", "10.3.3", "10.3.4", "3.5.1", "A1.1.2.17", "A1.1.2.19",
    "A1.1.3.33", "A1.1.3.34", "A1.2.1.31", "A3.4.1.19", "A3.4.1.21"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_3_i", "164_312_a_1", "164_312_a_2_i"]
  soc2: ["cc_6_1"]
mapped_from: [prowler s3_bucket_public_access]
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
*/
SELECT resource_uid, name, policy, restrict_public_buckets
FROM aws_s3_bucket_policy
WHERE public AND NOT restrict_public_buckets

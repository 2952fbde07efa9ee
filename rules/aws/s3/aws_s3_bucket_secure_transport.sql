/*
id: aws_s3_bucket_secure_transport
title: Bucket policy lets plain HTTP through
severity: medium
description: >-
  Requests may come without TLS, and whoever is on the way reads the objects and the signatures. A Deny on aws:SecureTransport
  false stops them.
remediation:
  console: 'S3 > bucket > Permissions > Bucket policy: deny s3:* for everybody where aws:SecureTransport is false.'
  cli: aws s3api put-bucket-policy --bucket <name> --policy file://policy.json
  terraform: Change the policy of aws_s3_bucket_policy.
attack: [T1040]
frameworks:
  cis_aws_7.0: ["3.1.1"]
  nist_800_53_r5: ["ac_4", "ac_4_22", "ac_17_2", "ac_24_1", "au_9_3", "ca_9_b", "cm_6_a", "cm_9_b", "ia_5_1_c", "pm_11_b",
    "pm_17_b", "sc_7_4_b", "sc_7_4_g", "sc_7_5", "sc_8", "sc_8_1", "sc_8_2", "sc_8_3", "sc_8_4", "sc_8_5", "sc_13_a",
    "sc_16_1", "sc_23", "si_1_a_2"]
  nist_csf_2.0: ["ds_2", "pt_4"]
  pci_dss_4.0: ["1.2.5", "2.2.5", "2.2.7", "4.2.1", "8.3.2"]
  hipaa: ["164_308_a_1_ii_b", "164_312_a_2_iv", "164_312_c_1", "164_312_c_2", "164_312_e_1", "164_312_e_2_i",
    "164_312_e_2_ii"]
  gdpr: ["article_32"]
mapped_from: [prowler s3_bucket_secure_transport_policy]
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
*/
SELECT resource_uid, name, policy
FROM aws_s3_bucket_policy
WHERE NOT any_match(iam_policy_statements(policy), lambda s : s['effect'] = 'Deny'
  AND any_match(s['principals'], lambda p : p IN ('*', 'AWS:*'))
  AND any_match(s['actions'], lambda a : wildcard_match(a, 's3:GetObject'))
  AND CASE WHEN s['condition'] IS NULL THEN false
    ELSE any_match(json_texts_or_empty(s['condition'], 'Bool', 'aws:SecureTransport'), lambda t : lower(t) = 'false') END)

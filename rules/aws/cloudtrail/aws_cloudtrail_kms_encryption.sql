/*
id: aws_cloudtrail_kms_encryption
title: Trail logs are not encrypted with a key of your own
severity: low
description: Whoever may read the bucket reads the logs; with a KMS key the key's policy has a say.
remediation:
  console: 'CloudTrail > Trails > Edit > Log file SSE-KMS encryption: Enabled.'
  cli: aws cloudtrail update-trail --name <name> --kms-key-id <key>
  terraform: Set kms_key_id on aws_cloudtrail.
attack: [T1530]
frameworks:
  cis_aws_7.0: ["4.5"]
  nist_800_53_r5: ["au_9_3", "cm_6_a", "cm_9_b", "cp_9_d", "sc_8_3", "sc_8_4", "sc_13_a", "sc_28_1", "si_19_4"]
  nist_csf_2.0: ["ds_1", "ds_5", "pt_1", "pt_4"]
  iso27001_2022: ["A.8.11", "A.8.15", "A.8.16", "A.8.24"]
  pci_dss_4.0: ["10.3.2", "10.3.3", "10.3.4", "3.5.1", "8.3.2", "A1.2.1.11"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_1_ii_d", "164_308_a_4_ii_a", "164_312_a_2_iv", "164_312_c_1", "164_312_c_2",
    "164_312_e_2_ii"]
  gdpr: ["article_25", "article_30", "article_32"]
mapped_from: [prowler cloudtrail_kms_encryption_enabled]
references:
  - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
*/
SELECT resource_uid, name, kms_key
FROM aws_cloudtrail_trail
WHERE kms_key = ''

/*
id: aws_s3_bucket_encryption
title: Bucket sets no default encryption
severity: low
description: >-
  The bucket says nothing about encryption. S3 then encrypts new objects with keys of its own (AES256), objects from before
  2023 may lie in clear, and nothing in the configuration holds the choice.
remediation:
  console: 'S3 > bucket > Properties > Default encryption: choose SSE-S3 or SSE-KMS.'
  cli: >-
    aws s3api put-bucket-encryption --bucket <name> --server-side-encryption-configuration
    '{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms","KMSMasterKeyID":"<key>"}}]}'
  terraform: Add an aws_s3_bucket_server_side_encryption_configuration for the bucket.
attack: [T1530]
frameworks:
  nist_800_53_r5: ["au_9_3", "cm_6_a", "cm_9_b", "cp_9_d", "cp_9_8", "pm_11_b", "sc_8_3", "sc_8_4", "sc_13_a", "sc_16_1",
    "sc_28_1", "si_19_4"]
  nist_csf_2.0: ["ds_1", "ds_3"]
  iso27001_2022: ["A.8.11", "A.8.24"]
  pci_dss_4.0: ["3.5.1", "8.3.2"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_4_ii_a", "164_312_a_2_iv", "164_312_c_1", "164_312_c_2", "164_312_e_2_ii"]
  gdpr: ["article_32"]
  soc2: ["pi_1_4"]
mapped_from: [prowler s3_bucket_default_encryption]
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html
*/
SELECT resource_uid, name, encryption
FROM aws_s3_bucket_encryption
WHERE encryption = ''

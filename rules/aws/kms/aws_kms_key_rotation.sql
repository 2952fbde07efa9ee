/*
id: aws_kms_key_rotation
title: Key is not rotated
severity: medium
description: >-
  The same key material protects everything for ever; what was encrypted under it can be read for ever once it leaks.
remediation:
  console: 'KMS > Customer managed keys > Key rotation: Automatically rotate this key.'
  cli: aws kms enable-key-rotation --key-id <id>
  terraform: Set enable_key_rotation = true on aws_kms_key.
attack: [T1552]
frameworks:
  cis_aws_7.0: ["4.6"]
  nist_800_53_r5: ["cm_6_a", "cm_9_b", "sa_9_6", "sc_12", "sc_12_2", "sc_12_6"]
  iso27001_2022: ["A.8.5", "A.8.11", "A.8.24"]
  pci_dss_4.0: ["3.7.4", "3.7.5"]
  hipaa: ["164_312_a_2_iv"]
  gdpr: ["article_25", "article_30"]
  soc2: ["pi_1_5"]
mapped_from: [prowler kms_cmk_rotation_enabled]
references:
  - https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
*/
SELECT resource_uid, name, rotation
FROM aws_kms_key
WHERE rotates AND NOT rotation

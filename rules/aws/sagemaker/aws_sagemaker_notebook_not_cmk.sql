/*
id: aws_sagemaker_notebook_not_cmk
title: Volume of a SageMaker notebook is not encrypted with a key of the account
severity: low
description: With the service's own key nobody can limit, audit or revoke its use.
remediation:
  console: 'The setting is chosen at creation: create another notebook instance.'
  cli: aws sagemaker create-notebook-instance --kms-key-id <key> …
  terraform: Set kms_key_id.
frameworks:
  nist_800_53_r5: ["au_9_3", "cp_9_d", "sc_8_3", "sc_8_4", "sc_13_a", "sc_28_1", "si_19_4"]
  iso27001_2022: ["A.8.11", "A.8.24"]
  pci_dss_4.0: ["3.5.1", "8.3.2"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_4_ii_a", "164_312_a_2_iv", "164_312_e_2_ii"]
  gdpr: ["article_32"]
mapped_from: [prowler sagemaker_notebook_instance_encryption_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html
*/
SELECT resource_uid, name, kms_key
FROM aws_sagemaker_notebook
WHERE kms_key = ''

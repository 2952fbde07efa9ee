/*
id: aws_dynamodb_table_kms_disabled
title: DynamoDB table is not encrypted with a key of the account
severity: medium
description: With DynamoDB's own key nobody can see, audit or revoke the use of the key.
remediation:
  console: DynamoDB > Tables > Additional settings > Encryption > Manage encryption.
  cli: aws dynamodb update-table --table-name <name> --sse-specification Enabled=true,SSEType=KMS,KMSMasterKeyId=<key>
  terraform: Add server_side_encryption { enabled = true, kms_key_arn = … }.
attack: [T1530]
frameworks:
  nist_800_53_r5: ["au_9_3", "sc_8_3", "sc_8_4", "sc_13_a", "sc_28_1", "si_19_4"]
  iso27001_2022: ["A.8.5", "A.8.11", "A.8.24"]
  pci_dss_4.0: ["3.5.1", "8.3.2"]
  hipaa: ["164_308_a_4_ii_a", "164_312_a_2_iv", "164_312_e_2_ii"]
  gdpr: ["article_32"]
  soc2: ["pi_1_5"]
mapped_from: [prowler dynamodb_tables_kms_cmk_encryption_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html
*/
SELECT resource_uid, name, kms, kms_key
FROM aws_dynamodb_table
WHERE NOT kms AND coalesce(status, 'ACTIVE') <> 'DELETING'

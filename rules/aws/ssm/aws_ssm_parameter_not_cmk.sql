/*
id: aws_ssm_parameter_not_cmk
title: SecureString is not encrypted with a customer-managed key
severity: low
description: 'With aws/ssm everybody who may read parameters decrypts it: nobody can limit, audit or revoke the use of the key.'
remediation:
  console: 'Systems Manager > Parameter Store > Edit: KMS key.'
  cli: aws ssm put-parameter --name <name> --type SecureString --key-id <key> --value <secret> --overwrite
  terraform: Set key_id.
references:
  - https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html
*/
SELECT resource_uid, name, parameter, kms_key
FROM aws_ssm_parameter
WHERE type = 'SecureString' AND (kms_key = '' OR kms_key LIKE '%alias/aws/ssm')

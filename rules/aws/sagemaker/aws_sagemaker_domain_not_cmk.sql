/*
id: aws_sagemaker_domain_not_cmk
title: SageMaker domain is not encrypted with a customer-managed key
severity: low
description: >-
  With a key of AWS nobody can limit, audit or revoke the use of the key. In live records an ARN does not tell the AWS managed
  key from a key of yours.
remediation:
  console: 'The key is chosen at creation: create a domain with your key.'
  cli: aws sagemaker create-domain --kms-key-id <key> …
  terraform: Set kms_key_id.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html
*/
SELECT resource_uid, name, kms_key
FROM aws_sagemaker_domain
WHERE kms_key = '' OR kms_key LIKE '%alias/aws/%'

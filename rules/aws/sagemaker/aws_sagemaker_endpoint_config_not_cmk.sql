/*
id: aws_sagemaker_endpoint_config_not_cmk
title: Volumes of a SageMaker endpoint are not encrypted with a customer-managed key
severity: low
description: Data of the model lies on volumes whose key nobody can limit, audit or revoke.
remediation:
  console: 'SageMaker > Endpoint configurations: create one with an encryption key.'
  cli: aws sagemaker create-endpoint-config --kms-key-id <key> …
  terraform: Set kms_key_arn.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html
*/
SELECT resource_uid, name, kms_key
FROM aws_sagemaker_endpoint_config
WHERE kms_key = '' OR kms_key LIKE '%alias/aws/%'

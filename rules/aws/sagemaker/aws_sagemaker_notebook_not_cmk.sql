/*
id: aws_sagemaker_notebook_not_cmk
title: Volume of a SageMaker notebook is not encrypted with a customer-managed key
severity: low
description: With the service's own key nobody can limit, audit or revoke its use.
remediation:
  console: 'The setting is chosen at creation: create another notebook instance.'
  cli: aws sagemaker create-notebook-instance --kms-key-id <key> …
  terraform: Set kms_key_id.
mapped_from: [prowler sagemaker_notebook_instance_encryption_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html
*/
SELECT resource_uid, name, kms_key
FROM aws_sagemaker_notebook
WHERE kms_key = '' OR kms_key LIKE '%alias/aws/%'

/*
id: aws_sagemaker_notebook_direct_internet
title: SageMaker notebook reaches the internet past your VPC
severity: high
description: Data can leave unseen, and code comes from everywhere.
remediation:
  console: 'The setting is chosen at creation: create another notebook instance.'
  cli: aws sagemaker create-notebook-instance --direct-internet-access Disabled …
  terraform: Set direct_internet_access = "Disabled".
attack: [T1567]
mapped_from: [prowler sagemaker_notebook_instance_without_direct_internet_access_configured]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html
*/
SELECT resource_uid, name, direct_internet
FROM aws_sagemaker_notebook
WHERE direct_internet = 'Enabled'

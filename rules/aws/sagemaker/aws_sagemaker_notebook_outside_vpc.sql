/*
id: aws_sagemaker_notebook_outside_vpc
title: SageMaker notebook stands outside your VPC
severity: medium
description: Its traffic passes no security group, endpoint or flow log of yours.
remediation:
  console: 'The setting is chosen at creation: create another notebook instance.'
  cli: aws sagemaker create-notebook-instance --subnet-id <subnet> …
  terraform: Set subnet_id.
mapped_from: [prowler sagemaker_notebook_instance_vpc_settings_configured]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html
*/
SELECT resource_uid, name, subnet
FROM aws_sagemaker_notebook
WHERE subnet = ''

/*
id: aws_sagemaker_notebook_outside_vpc
title: SageMaker notebook stands outside your VPC
severity: medium
description: Its traffic passes no security group, endpoint or flow log of yours.
remediation:
  console: 'The setting is chosen at creation: create another notebook instance.'
  cli: aws sagemaker create-notebook-instance --subnet-id <subnet> …
  terraform: Set subnet_id.
frameworks:
  iso27001_2022: ["A.8.20", "A.8.21", "A.8.22"]
  pci_dss_4.0: ["1.2.8", "1.3.1", "1.3.2", "1.4.1", "1.4.2", "1.4.4", "1.5.1", "A1.1.3"]
mapped_from: [prowler sagemaker_notebook_instance_vpc_settings_configured]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html
*/
SELECT resource_uid, name, subnet
FROM aws_sagemaker_notebook
WHERE subnet = ''

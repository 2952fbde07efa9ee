/*
id: aws_sagemaker_notebook_root_access
title: Users of a SageMaker notebook are root
severity: medium
description: They can change the system and read what belongs to others.
remediation:
  console: 'SageMaker > Notebook instances > Edit: Root access disabled.'
  cli: aws sagemaker update-notebook-instance --notebook-instance-name <name> --root-access Disabled
  terraform: Set root_access = "Disabled".
mapped_from: [prowler sagemaker_notebook_instance_root_access_disabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html
*/
SELECT resource_uid, name, root_access
FROM aws_sagemaker_notebook
WHERE root_access = 'Enabled'

/*
id: aws_sagemaker_notebook_imdsv1
title: SageMaker notebook answers requests of IMDSv1
severity: medium
description: >-
  Whoever makes code in the notebook fetch an address reads the credentials of its role: the first version of the metadata
  service asks for no token.
remediation:
  console: "SageMaker > Notebook instances > Edit: Minimum IMDS version 2."
  cli: "aws sagemaker update-notebook-instance --notebook-instance-name <name> --instance-metadata-service-configuration MinimumInstanceMetadataServiceVersion=2"
  terraform: "Set instance_metadata_service_configuration { minimum_instance_metadata_service_version = \"2\" }."
attack: [T1552.005]
references:
  - https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-imds.html
*/
SELECT resource_uid, name, imds
FROM aws_sagemaker_notebook
WHERE imds = '1'

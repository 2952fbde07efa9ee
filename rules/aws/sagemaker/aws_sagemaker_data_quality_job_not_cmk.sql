/*
id: aws_sagemaker_data_quality_job_not_cmk
title: Volumes of a data quality job are not encrypted with a customer-managed key
severity: low
description: Who may read the data cannot be decided by a key policy, nor traced.
remediation:
  console: "SageMaker: make the definition again with a volume key."
  cli: aws sagemaker create-data-quality-job-definition --job-resources ClusterConfig={VolumeKmsKeyId=<key>,…} …
  terraform: Set volume_kms_key_id in job_resources.
references:
  - https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-dataqualityjobdefinition-clusterconfig.html
*/
SELECT resource_uid, name, kms_key
FROM aws_sagemaker_data_quality_job
WHERE kms_key = '' OR kms_key LIKE '%alias/aws/%'

/*
id: aws_sagemaker_data_quality_job_traffic_unencrypted
title: Machines of a data quality job send each other data in the clear
severity: medium
description: What a job has in memory can be read on the network.
remediation:
  console: "SageMaker: make the definition again with encryption of inter-container traffic."
  cli: aws sagemaker create-data-quality-job-definition --network-config EnableInterContainerTrafficEncryption=true …
  terraform: Set network_config { enable_inter_container_traffic_encryption = true }.
attack: [T1040]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html
*/
SELECT resource_uid, name, traffic_encrypted
FROM aws_sagemaker_data_quality_job
WHERE NOT traffic_encrypted

/*
Definitions of jobs of SageMaker that watch the quality of data.
  kms_key            key of their volumes; empty: none named
  traffic_encrypted  machines of a job encrypt what they send each other
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sagemaker-dataqualityjobdefinition.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_data_quality_job_definition
*/
CREATE VIEW aws_sagemaker_data_quality_job AS
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'JobResources', 'ClusterConfig', 'VolumeKmsKeyId') AS kms_key,
  json_bool_or(false, configuration, 'NetworkConfig', 'EnableInterContainerTrafficEncryption') AS traffic_encrypted
FROM changes WHERE shape IN ('aws_api', 'cloudformation', 'aws_config') AND resource_type = 'AWS::SageMaker::DataQualityJobDefinition'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'job_resources', 0, 'cluster_config', 0, 'volume_kms_key_id') AS kms_key,
  json_bool_or(false, configuration, 'network_config', 0, 'enable_inter_container_traffic_encryption') AS traffic_encrypted
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_sagemaker_data_quality_job_definition'

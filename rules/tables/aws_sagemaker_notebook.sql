/*
Notebook instances of SageMaker.
  direct_internet  reaches the internet past your VPC: Enabled, Disabled
  root_access      users are root: Enabled, Disabled
  kms_key          key of its volume; empty: the service's own
  subnet           subnet; empty: the service's own network
  imds             least version of the metadata service: 1, 2; 1 where a new one does not say it
                   (https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InstanceMetadataServiceConfiguration.html)
  platform         system and version of JupyterLab: notebook-al2-v3
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sagemaker-notebookinstance.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_notebook_instance
*/
CREATE VIEW aws_sagemaker_notebook AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'DirectInternetAccess') AS direct_internet,
  json_get_str(configuration, 'RootAccess') AS root_access,
  json_text_or('', configuration, 'KmsKeyId') AS kms_key,
  json_text_or('', configuration, 'SubnetId') AS subnet,
  json_as_text(configuration, 'InstanceMetadataServiceConfiguration', 'MinimumInstanceMetadataServiceVersion') AS imds,
  json_get_str(configuration, 'PlatformIdentifier') AS platform
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::SageMaker::NotebookInstance'
  AND NOT is_going(json_get_str(configuration, 'NotebookInstanceStatus'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or(CASE WHEN shape = 'cloudformation' THEN 'Enabled' END, configuration, 'DirectInternetAccess') AS direct_internet,
  json_text_or(CASE WHEN shape = 'cloudformation' THEN 'Enabled' END, configuration, 'RootAccess') AS root_access,
  json_text_or('', configuration, 'KmsKeyId') AS kms_key,
  json_text_or('', configuration, 'SubnetId') AS subnet,
  CASE WHEN shape = 'cloudformation'
      AND NOT json_has(configuration, 'InstanceMetadataServiceConfiguration', 'MinimumInstanceMetadataServiceVersion') THEN '1'
    ELSE json_as_text(configuration, 'InstanceMetadataServiceConfiguration', 'MinimumInstanceMetadataServiceVersion') END AS imds,
  json_get_str(configuration, 'PlatformIdentifier') AS platform
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::SageMaker::NotebookInstance'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('Enabled', configuration, 'direct_internet_access') AS direct_internet,
  json_text_or('Enabled', configuration, 'root_access') AS root_access,
  json_text_or('', configuration, 'kms_key_id') AS kms_key,
  json_text_or('', configuration, 'subnet_id') AS subnet,
  CASE WHEN kind = 'create'
      AND NOT json_has(configuration, 'instance_metadata_service_configuration', 0, 'minimum_instance_metadata_service_version') THEN '1'
    ELSE json_as_text(configuration, 'instance_metadata_service_configuration', 0, 'minimum_instance_metadata_service_version') END AS imds,
  json_get_str(configuration, 'platform_identifier') AS platform
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_sagemaker_notebook_instance'

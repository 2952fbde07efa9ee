/*
Notebook instances of SageMaker.
  direct_internet  reaches the internet past your VPC: Enabled, Disabled
  root_access      users are root: Enabled, Disabled
  kms_key          key of its volume; empty: the service's own
  subnet           subnet; empty: the service's own network
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sagemaker-notebookinstance.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_notebook_instance
*/
CREATE VIEW aws_sagemaker_notebook AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'DirectInternetAccess') AS direct_internet,
  json_get_str(configuration, 'RootAccess') AS root_access,
  json_text_or('', configuration, 'KmsKeyId') AS kms_key,
  json_text_or('', configuration, 'SubnetId') AS subnet
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::SageMaker::NotebookInstance'
  AND NOT is_going(json_get_str(configuration, 'NotebookInstanceStatus'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or(CASE WHEN shape = 'cloudformation' THEN 'Enabled' END, configuration, 'DirectInternetAccess') AS direct_internet,
  json_text_or(CASE WHEN shape = 'cloudformation' THEN 'Enabled' END, configuration, 'RootAccess') AS root_access,
  json_text_or('', configuration, 'KmsKeyId') AS kms_key,
  json_text_or('', configuration, 'SubnetId') AS subnet
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::SageMaker::NotebookInstance'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('Enabled', configuration, 'direct_internet_access') AS direct_internet,
  json_text_or('Enabled', configuration, 'root_access') AS root_access,
  json_text_or('', configuration, 'kms_key_id') AS kms_key,
  json_text_or('', configuration, 'subnet_id') AS subnet
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_sagemaker_notebook_instance'

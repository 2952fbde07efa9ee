/*
Domains of SageMaker Studio.
  kms_key  key of the home directories; empty: the service's own
  network  PublicInternetOnly, VpcOnly
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sagemaker-domain.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_domain
*/
CREATE VIEW aws_sagemaker_domain AS
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'KmsKeyId') AS kms_key,
  json_text_or(CASE WHEN shape <> 'aws_config' THEN 'PublicInternetOnly' END, configuration, 'AppNetworkAccessType') AS network
FROM changes WHERE shape IN ('aws_api', 'cloudformation', 'aws_config') AND resource_type = 'AWS::SageMaker::Domain'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'kms_key_id') AS kms_key,
  json_text_or('PublicInternetOnly', configuration, 'app_network_access_type') AS network
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_sagemaker_domain'

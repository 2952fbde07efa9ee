/*
Endpoint configurations of SageMaker.
  kms_key   key of the volumes; empty: none of your own
  variants  number of production variants
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sagemaker-endpointconfig.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_endpoint_configuration
*/
CREATE VIEW aws_sagemaker_endpoint_config AS
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'KmsKeyId') AS kms_key,
  json_length(configuration, 'ProductionVariants') AS variants
FROM changes
WHERE shape IN ('aws_api', 'cloudformation', 'aws_config')
  AND resource_type = 'AWS::SageMaker::EndpointConfig'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'kms_key_arn') AS kms_key,
  json_length(configuration, 'production_variants') AS variants
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_sagemaker_endpoint_configuration'

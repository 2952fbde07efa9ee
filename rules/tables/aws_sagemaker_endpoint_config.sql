/*
Endpoint configurations of SageMaker.
  kms_key   key of the volumes; empty: none of your own
  variants  number of production variants
  machines  list of the machines that each of them begins with; serverless ones have none
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sagemaker-endpointconfig.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_endpoint_configuration
*/
CREATE VIEW aws_sagemaker_endpoint_config AS
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'KmsKeyId') AS kms_key,
  json_length(configuration, 'ProductionVariants') AS variants,
  array_transform(array_filter(json_get_array(configuration, 'ProductionVariants'), lambda v : json_has(v, 'ServerlessConfig') IS NOT TRUE),
    lambda v : CASE WHEN json_has(v, 'ServerlessConfig') = false THEN json_get_int(v, 'InitialInstanceCount') END) AS machines
FROM changes
WHERE shape IN ('aws_api', 'cloudformation', 'aws_config')
  AND resource_type = 'AWS::SageMaker::EndpointConfig'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'kms_key_arn') AS kms_key,
  json_length(configuration, 'production_variants') AS variants,
  array_transform(array_filter(json_get_array(configuration, 'production_variants'), lambda v : json_has(v, 'serverless_config', 0) IS NOT TRUE),
    lambda v : CASE WHEN json_has(v, 'serverless_config', 0) = false THEN json_get_int(v, 'initial_instance_count') END) AS machines
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_sagemaker_endpoint_configuration'

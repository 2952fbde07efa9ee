/*
Models of SageMaker.
  network_isolation  its containers make no calls
  in_vpc             runs in your VPC
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sagemaker-model.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_model
*/
CREATE VIEW aws_sagemaker_model AS
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'EnableNetworkIsolation') AS network_isolation,
  array_length(json_texts_or_empty(configuration, 'VpcConfig', 'Subnets')) > 0 AS in_vpc
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::SageMaker::Model'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(CASE WHEN shape = 'cloudformation' THEN false END, configuration, 'EnableNetworkIsolation') AS network_isolation,
  array_length(json_texts_or_empty(configuration, 'VpcConfig', 'Subnets')) > 0 AS in_vpc
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::SageMaker::Model'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'enable_network_isolation') AS network_isolation,
  array_length(json_texts_or_empty(configuration, 'vpc_config', 0, 'subnets')) > 0 AS in_vpc
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_sagemaker_model'

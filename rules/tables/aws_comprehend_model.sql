/*
Classifiers, recognizers and flywheels of Comprehend.
  in_vpc  training runs within your VPC
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-comprehend-documentclassifier.html
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-comprehend-flywheel.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/comprehend_document_classifier
*/
CREATE VIEW aws_comprehend_model AS
SELECT resource_uid, resource_name AS name,
  json_has(configuration, 'VpcConfig', 'Subnets') AS in_vpc
FROM changes WHERE shape IN ('aws_api', 'cloudformation', 'aws_config') AND resource_type IN ('AWS::Comprehend::DocumentClassifier', 'AWS::Comprehend::EntityRecognizer')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_has(configuration, 'DataSecurityConfig', 'VpcConfig', 'Subnets') AS in_vpc
FROM changes WHERE shape IN ('aws_api', 'cloudformation', 'aws_config') AND resource_type = 'AWS::Comprehend::Flywheel'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_has(configuration, 'vpc_config', 0, 'subnets') AS in_vpc
FROM changes WHERE shape = 'terraform' AND resource_type IN ('aws_comprehend_document_classifier', 'aws_comprehend_entity_recognizer')

/*
What Inspector scans in an account; the answer of batch-get-account-status.
  ec2        instances
  ecr        images
  functions  functions of Lambda
  code       the code of functions
Defaults of absent properties:
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/inspector2_enabler
  https://docs.aws.amazon.com/inspector/v2/APIReference/API_BatchGetAccountStatus.html
*/
CREATE VIEW aws_inspector AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'resourceState', 'ec2', 'status') IN ('ENABLED', 'ENABLING') AS ec2,
  json_get_str(configuration, 'resourceState', 'ecr', 'status') IN ('ENABLED', 'ENABLING') AS ecr,
  json_get_str(configuration, 'resourceState', 'lambda', 'status') IN ('ENABLED', 'ENABLING') AS functions,
  json_get_str(configuration, 'resourceState', 'lambdaCode', 'status') IN ('ENABLED', 'ENABLING') AS code
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::InspectorV2::Account'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  array_has(json_texts(configuration, 'resource_types'), 'EC2') AS ec2,
  array_has(json_texts(configuration, 'resource_types'), 'ECR') AS ecr,
  array_has(json_texts(configuration, 'resource_types'), 'LAMBDA') AS functions,
  array_has(json_texts(configuration, 'resource_types'), 'LAMBDA_CODE') AS code
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_inspector2_enabler'

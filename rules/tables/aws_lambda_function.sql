/*
Lambda functions, serverless ones of SAM too.
  runtime               python3.13, nodejs22.x, …; NULL: a container image
  package               Zip, Image
  role                  ARN of its role
  in_vpc                attached to a VPC; live records leave it out or empty where it is not
  subnets               number of subnets
  tracing               Active, PassThrough
  dead_letter           failed events go to a queue or topic
  reserved_concurrency  executions reserved for it; -1: none; NULL: not collected
  kms_key               key for the environment variables; empty: the AWS managed one
  environment           JSON object of the environment variables; {} where there are none
  layers                list of ARNs of layers
  event_log             sends its logs somewhere of its own choice
  code_signing          only signed code may be deployed
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-function.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function
*/
CREATE VIEW aws_lambda_function AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'runtime') AS runtime,
  json_get_str(configuration, 'packageType') AS package,
  json_get_str(configuration, 'role') AS role,
  array_length(json_texts_or_empty(configuration, 'vpcConfig', 'subnetIds')) > 0 AS in_vpc,
  array_length(json_texts_or_empty(configuration, 'vpcConfig', 'subnetIds')) AS subnets,
  json_get_str(configuration, 'tracingConfig', 'mode') AS tracing,
  json_has(configuration, 'deadLetterConfig', 'targetArn') AS dead_letter,
  CAST(json_get_float(configuration, 'supplementaryConfiguration', 'Concurrency',
    'reservedConcurrentExecutions') AS BIGINT) AS reserved_concurrency,
  json_text_or('', configuration, 'kmskeyArn') AS kms_key,
  CASE json_has(configuration, 'environment', 'variables') WHEN true THEN json_get(configuration, 'environment', 'variables')
    WHEN false THEN '{}' END AS environment,
  array_transform(json_array_or_empty(configuration, 'layers'), lambda l : l->>'arn') AS layers,
  json_has(configuration, 'loggingConfig', 'logGroup') AS event_log
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::Lambda::Function'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'Runtime') AS runtime,
  json_get_str(configuration, 'PackageType') AS package,
  json_get_str(configuration, 'Role') AS role,
  array_length(json_texts_or_empty(configuration, 'VpcConfig', 'SubnetIds')) > 0 AS in_vpc,
  array_length(json_texts_or_empty(configuration, 'VpcConfig', 'SubnetIds')) AS subnets,
  json_get_str(configuration, 'TracingConfig', 'Mode') AS tracing,
  json_has(configuration, 'DeadLetterConfig', 'TargetArn') AS dead_letter,
  json_get_int(configuration, 'Concurrency', 'ReservedConcurrentExecutions') AS reserved_concurrency,
  json_text_or('', configuration, 'KMSKeyArn') AS kms_key,
  CASE json_has(configuration, 'Environment', 'Variables') WHEN true THEN json_get(configuration, 'Environment', 'Variables')
    WHEN false THEN '{}' END AS environment,
  array_transform(json_array_or_empty(configuration, 'Layers'), lambda l : l->>'Arn') AS layers,
  json_has(configuration, 'LoggingConfig', 'LogGroup') AS event_log,
  CASE WHEN json_has(configuration, 'CodeSigningConfigArn') THEN true END AS code_signing
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::Lambda::Function'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'Runtime') AS runtime,
  json_text_or('Zip', configuration, 'PackageType') AS package,
  json_get_str(configuration, 'Role') AS role,
  array_length(json_texts_or_empty(configuration, 'VpcConfig', 'SubnetIds')) > 0 AS in_vpc,
  array_length(json_texts_or_empty(configuration, 'VpcConfig', 'SubnetIds')) AS subnets,
  json_text_or('PassThrough', configuration, 'TracingConfig', 'Mode') AS tracing,
  json_has(configuration, 'DeadLetterConfig', 'TargetArn') AS dead_letter,
  json_int_or(-1, configuration, 'ReservedConcurrentExecutions') AS reserved_concurrency,
  json_text_or('', configuration, 'KmsKeyArn') AS kms_key,
  CASE json_has(configuration, 'Environment', 'Variables') WHEN true THEN json_get(configuration, 'Environment', 'Variables')
    WHEN false THEN '{}' END AS environment,
  json_texts_or_empty(configuration, 'Layers') AS layers,
  json_has(configuration, 'LoggingConfig', 'LogGroup') AS event_log,
  json_has(configuration, 'CodeSigningConfigArn') AS code_signing
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::Lambda::Function'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'Runtime') AS runtime,
  json_text_or('Zip', configuration, 'PackageType') AS package,
  json_get_str(configuration, 'Role') AS role,
  array_length(json_texts_or_empty(configuration, 'VpcConfig', 'SubnetIds')) > 0 AS in_vpc,
  array_length(json_texts_or_empty(configuration, 'VpcConfig', 'SubnetIds')) AS subnets,
  json_text_or('PassThrough', configuration, 'Tracing') AS tracing,
  json_has(configuration, 'DeadLetterQueue', 'TargetArn') AS dead_letter,
  json_int_or(-1, configuration, 'ReservedConcurrentExecutions') AS reserved_concurrency,
  json_text_or('', configuration, 'KmsKeyArn') AS kms_key,
  CASE json_has(configuration, 'Environment', 'Variables') WHEN true THEN json_get(configuration, 'Environment', 'Variables')
    WHEN false THEN '{}' END AS environment,
  json_texts_or_empty(configuration, 'Layers') AS layers,
  json_has(configuration, 'LoggingConfig', 'LogGroup') AS event_log,
  json_has(configuration, 'CodeSigningConfigArn') AS code_signing
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::Serverless::Function'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'runtime') AS runtime,
  json_text_or('Zip', configuration, 'package_type') AS package,
  json_get_str(configuration, 'role') AS role,
  array_length(json_texts_or_empty(configuration, 'vpc_config', 0, 'subnet_ids')) > 0 AS in_vpc,
  array_length(json_texts_or_empty(configuration, 'vpc_config', 0, 'subnet_ids')) AS subnets,
  json_text_or('PassThrough', configuration, 'tracing_config', 0, 'mode') AS tracing,
  json_has(configuration, 'dead_letter_config', 0, 'target_arn') AS dead_letter,
  json_int_or(-1, configuration, 'reserved_concurrent_executions') AS reserved_concurrency,
  json_text_or('', configuration, 'kms_key_arn') AS kms_key,
  CASE json_has(configuration, 'environment', 0, 'variables')
    WHEN true THEN json_get(configuration, 'environment', 0, 'variables') WHEN false THEN '{}' END AS environment,
  json_texts_or_empty(configuration, 'layers') AS layers,
  json_has(configuration, 'logging_config', 0, 'log_group') AS event_log,
  json_has(configuration, 'code_signing_config_arn') AS code_signing
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_lambda_function'

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

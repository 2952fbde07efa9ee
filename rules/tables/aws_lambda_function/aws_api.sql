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
  array_transform(json_array_or_empty(configuration, 'Layers'), lambda l : l ->> 'Arn') AS layers,
  json_has(configuration, 'LoggingConfig', 'LogGroup') AS event_log,
  CASE WHEN json_has(configuration, 'CodeSigningConfigArn') THEN true END AS code_signing
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::Lambda::Function'

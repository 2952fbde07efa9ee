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
  array_transform(json_array_or_empty(configuration, 'layers'), lambda l : l ->> 'arn') AS layers,
  json_has(configuration, 'loggingConfig', 'logGroup') AS event_log
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::Lambda::Function'

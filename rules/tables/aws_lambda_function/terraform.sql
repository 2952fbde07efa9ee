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

SELECT resource_uid, resource_name AS name,
  json_text_or('optional', configuration, 'metadataOptions', 'httpTokens') AS imds_tokens,
  json_text_or('enabled', configuration, 'metadataOptions', 'httpEndpoint') AS imds_endpoint,
  json_get_int(configuration, 'metadataOptions', 'httpPutResponseHopLimit') AS hop_limit,
  json_get_bool(configuration, 'associatePublicIpAddress') AS public_ip,
  json_bool_or(true, configuration, 'instanceMonitoring', 'enabled') AS monitoring,
  json_bool_or(false, configuration, 'ebsOptimized') AS ebs_optimized,
  CASE WHEN json_has(configuration, 'iamInstanceProfile', 'value') THEN json_get_str(configuration, 'iamInstanceProfile', 'value')
    ELSE json_text_or('', configuration, 'iamInstanceProfile') END AS profile,
  user_data(configuration, 'userData') AS user_data,
  array_transform(json_array_or_empty(configuration, 'blockDeviceMappings'), lambda b : named_struct(
    'device', json_get_str(b, 'deviceName'),
    'encrypted', json_get_bool(b, 'ebs', 'encrypted'))) AS block_devices
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::AutoScaling::LaunchConfiguration'

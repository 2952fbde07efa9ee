SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'metadataOptions', 'httpTokens') AS imds_tokens,
  json_get_str(configuration, 'metadataOptions', 'httpEndpoint') AS imds_endpoint,
  json_get_int(configuration, 'metadataOptions', 'httpPutResponseHopLimit') AS hop_limit,
  CASE
    WHEN json_has(configuration, 'networkInterfaces')
        OR json_has(configuration, 'publicIpAddress')
        OR json_has(configuration, 'privateIpAddress')
      THEN json_text_or('', configuration, 'publicIpAddress') <> '' END AS public_ip,
  json_get_str(configuration, 'monitoring', 'state') = 'enabled' AS monitoring,
  json_get_bool(configuration, 'ebsOptimized') AS ebs_optimized,
  json_text_or('', configuration, 'iamInstanceProfile', 'arn') AS profile,
  CASE WHEN json_has(configuration, 'userData', 'Value') THEN json_get_str(configuration, 'userData', 'Value')
    ELSE json_get_str(configuration, 'userData') END AS user_data,
  json_text_or('', configuration, 'keyName') AS key_name,
  json_get_str(configuration, 'imageId') AS image,
  json_text_or('', configuration, 'instanceType') AS instance_type,
  json_get_str(configuration, 'placement', 'tenancy') AS tenancy,
  json_get_str(configuration, 'vpcId') AS vpc,
  json_get_str(configuration, 'state', 'name') AS state,
  json_get_str(configuration, 'launchTime') AS launched,
  array_transform(json_get_array(configuration, 'blockDeviceMappings'), lambda b :
    named_struct('device', json_get_str(b, 'deviceName'), 'encrypted', json_get_bool(b, 'ebs', 'encrypted'))) AS block_devices,
  json_texts_at(json_get_array(configuration, 'securityGroups'), 'groupName') AS security_groups,
  array_length(json_get_array(configuration, 'networkInterfaces')) AS network_interfaces,
  json_get_bool(configuration, 'sourceDestCheck') AS source_dest_check,
  json_get_bool(configuration, 'disableApiTermination') AS termination_protection
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::EC2::Instance'
  AND NOT is_going(json_get_str(configuration, 'state', 'name'))

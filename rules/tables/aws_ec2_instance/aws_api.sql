SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'MetadataOptions', 'HttpTokens') AS imds_tokens,
  json_get_str(configuration, 'MetadataOptions', 'HttpEndpoint') AS imds_endpoint,
  json_get_int(configuration, 'MetadataOptions', 'HttpPutResponseHopLimit') AS hop_limit,
  CASE
    WHEN json_has(configuration, 'NetworkInterfaces')
        OR json_has(configuration, 'PublicIpAddress')
        OR json_has(configuration, 'PrivateIpAddress')
      THEN json_text_or('', configuration, 'PublicIpAddress') <> '' END AS public_ip,
  json_get_str(configuration, 'Monitoring', 'State') = 'enabled' AS monitoring,
  json_get_bool(configuration, 'EbsOptimized') AS ebs_optimized,
  json_text_or('', configuration, 'IamInstanceProfile', 'Arn') AS profile,
  CASE WHEN json_has(configuration, 'UserData', 'Value') THEN json_get_str(configuration, 'UserData', 'Value')
    ELSE json_get_str(configuration, 'UserData') END AS user_data,
  json_text_or('', configuration, 'KeyName') AS key_name,
  json_get_str(configuration, 'ImageId') AS image,
  json_text_or('', configuration, 'InstanceType') AS instance_type,
  json_get_str(configuration, 'Placement', 'Tenancy') AS tenancy,
  json_get_str(configuration, 'VpcId') AS vpc,
  json_get_str(configuration, 'State', 'Name') AS state,
  json_get_str(configuration, 'LaunchTime') AS launched,
  array_transform(json_get_array(configuration, 'BlockDeviceMappings'), lambda b :
    named_struct('device', json_get_str(b, 'DeviceName'), 'encrypted', json_get_bool(b, 'Ebs', 'Encrypted'))) AS block_devices,
  json_texts_at(json_get_array(configuration, 'SecurityGroups'), 'GroupName') AS security_groups,
  array_length(json_get_array(configuration, 'NetworkInterfaces')) AS network_interfaces,
  json_get_bool(configuration, 'SourceDestCheck') AS source_dest_check,
  json_get_bool(configuration, 'DisableApiTermination') AS termination_protection
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::EC2::Instance'
  AND NOT is_going(json_get_str(configuration, 'State', 'Name'))

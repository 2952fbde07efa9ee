-- Defaults: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-instance.html
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'MetadataOptions', 'HttpTokens') AS imds_tokens,
  json_text_or('enabled', configuration, 'MetadataOptions', 'HttpEndpoint') AS imds_endpoint,
  json_get_int(configuration, 'MetadataOptions', 'HttpPutResponseHopLimit') AS hop_limit,
  any_match(json_get_array(configuration, 'NetworkInterfaces'), lambda n :
    json_get_bool(n, 'AssociatePublicIpAddress')) AS public_ip,
  json_bool_or(false, configuration, 'Monitoring') AS monitoring,
  json_bool_or(false, configuration, 'EbsOptimized') AS ebs_optimized,
  CASE WHEN json_text_or('', configuration, 'IamInstanceProfile') IS NULL AND json_has_member(configuration, 'IamInstanceProfile')
      THEN 'not known'
    ELSE json_text_or('', configuration, 'IamInstanceProfile') END AS profile,
  user_data(configuration, 'UserData') AS user_data,
  json_text_or('', configuration, 'KeyName') AS key_name,
  json_get_str(configuration, 'ImageId') AS image,
  json_text_or('', configuration, 'InstanceType') AS instance_type,
  json_text_or('default', configuration, 'Tenancy') AS tenancy,
  array_transform(array_filter(json_array_or_empty(configuration, 'BlockDeviceMappings'), lambda b : json_has(b, 'Ebs') IS NOT FALSE),
    lambda b : block_device(b)) AS block_devices,
  array_length(json_get_array(configuration, 'NetworkInterfaces')) AS network_interfaces,
  json_bool_or(true, configuration, 'SourceDestCheck') AS source_dest_check,
  json_bool_or(false, configuration, 'DisableApiTermination') AS termination_protection
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::EC2::Instance'

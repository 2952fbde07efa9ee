-- Defaults: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-autoscaling-
-- launchconfiguration.html
SELECT resource_uid, resource_name AS name,
  json_text_or('optional', configuration, 'MetadataOptions', 'HttpTokens') AS imds_tokens,
  json_text_or('enabled', configuration, 'MetadataOptions', 'HttpEndpoint') AS imds_endpoint,
  json_get_int(configuration, 'MetadataOptions', 'HttpPutResponseHopLimit') AS hop_limit,
  json_get_bool(configuration, 'AssociatePublicIpAddress') AS public_ip,
  json_bool_or(true, configuration, 'InstanceMonitoring') AS monitoring,
  json_bool_or(false, configuration, 'EbsOptimized') AS ebs_optimized,
  json_text_or('', configuration, 'IamInstanceProfile') AS profile,
  user_data(configuration, 'UserData') AS user_data,
  array_transform(array_filter(json_array_or_empty(configuration, 'BlockDeviceMappings'), lambda b : json_has(b, 'Ebs') IS NOT FALSE),
    lambda b : block_device(b)) AS block_devices
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::AutoScaling::LaunchConfiguration'

-- Of a listing of templates the data is not known. Defaults: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/
-- aws-properties-ec2-launchtemplate-launchtemplatedata.html
SELECT resource_uid, name,
  json_get_str(data, 'MetadataOptions', 'HttpTokens') AS imds_tokens,
  json_text_or('enabled', data, 'MetadataOptions', 'HttpEndpoint') AS imds_endpoint,
  json_get_int(data, 'MetadataOptions', 'HttpPutResponseHopLimit') AS hop_limit,
  any_match(json_get_array(data, 'NetworkInterfaces'), lambda n : json_get_bool(n, 'AssociatePublicIpAddress')) AS public_ip,
  json_bool_or(false, data, 'Monitoring', 'Enabled') AS monitoring,
  json_bool_or(false, data, 'EbsOptimized') AS ebs_optimized,
  CASE WHEN json_has(data, 'IamInstanceProfile', 'Arn') THEN json_get_str(data, 'IamInstanceProfile', 'Arn')
    ELSE json_text_or('', data, 'IamInstanceProfile', 'Name') END AS profile,
  user_data(data, 'UserData') AS user_data,
  array_transform(array_filter(json_array_or_empty(data, 'BlockDeviceMappings'), lambda b : json_has(b, 'Ebs') IS NOT FALSE),
    lambda b : block_device(b)) AS block_devices
FROM (
  SELECT resource_uid, resource_name AS name, configuration -> 'LaunchTemplateData' AS data
  FROM changes WHERE shape IN ('aws_config', 'aws_api') AND resource_type = 'AWS::EC2::LaunchTemplate'
  UNION ALL BY NAME
  SELECT resource_uid, resource_name AS name,
    CASE WHEN json_has(configuration, 'LaunchTemplateData') = false THEN '{}'
      ELSE configuration -> 'LaunchTemplateData' END AS data
  FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::EC2::LaunchTemplate'
)

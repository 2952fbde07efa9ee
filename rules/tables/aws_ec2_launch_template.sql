/*
Launch templates and launch configurations: what instances are made from. Their answers are whole: what is absent has its
default.
  imds_tokens    required (IMDSv2 only), optional; templates: optional unless set, though the image or the account may require
                 it
  imds_endpoint  enabled, disabled; templates: enabled unless set
  hop_limit      hops that the answer of the metadata service may take; NULL: not said
  public_ip      instances ask for a public address; false where that is left to the subnet
  monitoring     detailed monitoring
  ebs_optimized  EBS optimized
  profile        its instance profile; empty: none; not known: a template gives one whose name is open
  user_data      the script, in base64 or as text
  block_devices  list of {device, encrypted}; encrypted NULL where the record names the volume only
*/
CREATE VIEW aws_ec2_launch_template AS
SELECT resource_uid, resource_name AS name,
  json_text_or('optional', configuration, 'metadataOptions', 'httpTokens') AS imds_tokens,
  json_text_or('enabled', configuration, 'metadataOptions', 'httpEndpoint') AS imds_endpoint,
  json_get_int(configuration, 'metadataOptions', 'httpPutResponseHopLimit') AS hop_limit,
  json_bool_or(false, configuration, 'associatePublicIpAddress') AS public_ip,
  json_bool_or(true, configuration, 'instanceMonitoring', 'enabled') AS monitoring,
  json_bool_or(false, configuration, 'ebsOptimized') AS ebs_optimized,
  json_text_or('', configuration, 'iamInstanceProfile') AS profile,
  CASE WHEN json_has(configuration, 'userData') THEN json_get_str(configuration, 'userData')
    WHEN json_has(configuration, 'userData') = false THEN '' END AS user_data,
  array_transform(json_array_or_empty(configuration, 'blockDeviceMappings'), lambda b : named_struct(
    'device', json_get_str(b, 'deviceName'),
    'encrypted', CASE WHEN json_has(b, 'ebs') THEN json_bool_or(false, b, 'ebs', 'encrypted') END)) AS block_devices
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::AutoScaling::LaunchConfiguration'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('optional', configuration, 'MetadataOptions', 'HttpTokens') AS imds_tokens,
  json_text_or('enabled', configuration, 'MetadataOptions', 'HttpEndpoint') AS imds_endpoint,
  json_get_int(configuration, 'MetadataOptions', 'HttpPutResponseHopLimit') AS hop_limit,
  json_bool_or(false, configuration, 'AssociatePublicIpAddress') AS public_ip,
  json_bool_or(true, configuration, 'InstanceMonitoring', 'Enabled') AS monitoring,
  json_bool_or(false, configuration, 'EbsOptimized') AS ebs_optimized,
  json_text_or('', configuration, 'IamInstanceProfile') AS profile,
  CASE WHEN json_has(configuration, 'UserData') THEN json_get_str(configuration, 'UserData')
    WHEN json_has(configuration, 'UserData') = false THEN '' END AS user_data,
  array_transform(json_array_or_empty(configuration, 'BlockDeviceMappings'), lambda b : named_struct(
    'device', json_get_str(b, 'DeviceName'),
    'encrypted', CASE WHEN json_has(b, 'Ebs') THEN json_bool_or(false, b, 'Ebs', 'Encrypted') END)) AS block_devices
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::AutoScaling::LaunchConfiguration'
UNION ALL BY NAME
-- Defaults: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-autoscaling-
-- launchconfiguration.html
SELECT resource_uid, resource_name AS name,
  json_text_or('optional', configuration, 'MetadataOptions', 'HttpTokens') AS imds_tokens,
  json_text_or('enabled', configuration, 'MetadataOptions', 'HttpEndpoint') AS imds_endpoint,
  json_get_int(configuration, 'MetadataOptions', 'HttpPutResponseHopLimit') AS hop_limit,
  json_bool_or(false, configuration, 'AssociatePublicIpAddress') AS public_ip,
  json_bool_or(true, configuration, 'InstanceMonitoring') AS monitoring,
  json_bool_or(false, configuration, 'EbsOptimized') AS ebs_optimized,
  json_text_or('', configuration, 'IamInstanceProfile') AS profile,
  CASE WHEN json_has(configuration, 'UserData') THEN json_get_str(configuration, 'UserData')
    WHEN json_has(configuration, 'UserData') = false THEN '' END AS user_data,
  array_transform(json_array_or_empty(configuration, 'BlockDeviceMappings'), lambda b : named_struct(
    'device', json_get_str(b, 'DeviceName'),
    'encrypted', CASE WHEN json_has(b, 'Ebs') THEN json_bool_or(false, b, 'Ebs', 'Encrypted') END)) AS block_devices
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::AutoScaling::LaunchConfiguration'
UNION ALL BY NAME
-- Of a listing of templates the data is not known
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_has(configuration, 'LaunchTemplateData')
    THEN json_text_or('optional', configuration, 'LaunchTemplateData', 'MetadataOptions', 'HttpTokens') END AS imds_tokens,
  CASE WHEN json_has(configuration, 'LaunchTemplateData')
    THEN json_text_or('enabled', configuration, 'LaunchTemplateData', 'MetadataOptions', 'HttpEndpoint') END AS imds_endpoint,
  CASE WHEN json_has(configuration, 'LaunchTemplateData')
    THEN json_get_int(configuration, 'LaunchTemplateData', 'MetadataOptions', 'HttpPutResponseHopLimit') END AS hop_limit,
  CASE WHEN json_has(configuration, 'LaunchTemplateData')
    THEN any_match(json_array_or_empty(configuration, 'LaunchTemplateData', 'NetworkInterfaces'), lambda n :
    json_bool_or(false, n, 'AssociatePublicIpAddress')) END AS public_ip,
  CASE WHEN json_has(configuration, 'LaunchTemplateData')
    THEN json_bool_or(false, configuration, 'LaunchTemplateData', 'Monitoring', 'Enabled') END AS monitoring,
  CASE WHEN json_has(configuration, 'LaunchTemplateData')
    THEN json_bool_or(false, configuration, 'LaunchTemplateData', 'EbsOptimized') END AS ebs_optimized,
  CASE WHEN json_has(configuration, 'LaunchTemplateData') THEN CASE
    WHEN json_has(configuration, 'LaunchTemplateData', 'IamInstanceProfile', 'Arn')
    THEN json_get_str(configuration, 'LaunchTemplateData', 'IamInstanceProfile', 'Arn')
    ELSE json_text_or('', configuration, 'LaunchTemplateData', 'IamInstanceProfile', 'Name') END END AS profile,
  CASE WHEN json_has(configuration, 'LaunchTemplateData') THEN CASE
    WHEN json_has(configuration, 'LaunchTemplateData', 'UserData')
    THEN json_get_str(configuration, 'LaunchTemplateData', 'UserData')
    WHEN json_has(configuration, 'LaunchTemplateData', 'UserData') = false THEN '' END END AS user_data,
  CASE WHEN json_has(configuration, 'LaunchTemplateData')
    THEN array_transform(json_array_or_empty(configuration, 'LaunchTemplateData', 'BlockDeviceMappings'), lambda b : named_struct(
    'device', json_get_str(b, 'DeviceName'),
    'encrypted', CASE WHEN json_has(b, 'Ebs') THEN json_bool_or(false, b, 'Ebs', 'Encrypted') END)) END AS block_devices
FROM changes WHERE shape IN ('aws_config', 'aws_api') AND resource_type = 'AWS::EC2::LaunchTemplate'
UNION ALL BY NAME
-- Defaults: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-launchtemplate-
-- launchtemplatedata.html
SELECT resource_uid, resource_name AS name,
  json_text_or('optional', configuration, 'LaunchTemplateData', 'MetadataOptions', 'HttpTokens') AS imds_tokens,
  json_text_or('enabled', configuration, 'LaunchTemplateData', 'MetadataOptions', 'HttpEndpoint') AS imds_endpoint,
  json_get_int(configuration, 'LaunchTemplateData', 'MetadataOptions', 'HttpPutResponseHopLimit') AS hop_limit,
  any_match(json_array_or_empty(configuration, 'LaunchTemplateData', 'NetworkInterfaces'), lambda n :
    json_bool_or(false, n, 'AssociatePublicIpAddress')) AS public_ip,
  json_bool_or(false, configuration, 'LaunchTemplateData', 'Monitoring', 'Enabled') AS monitoring,
  json_bool_or(false, configuration, 'LaunchTemplateData', 'EbsOptimized') AS ebs_optimized,
  CASE WHEN json_has(configuration, 'LaunchTemplateData', 'IamInstanceProfile', 'Arn')
    THEN json_get_str(configuration, 'LaunchTemplateData', 'IamInstanceProfile', 'Arn')
    ELSE json_text_or('', configuration, 'LaunchTemplateData', 'IamInstanceProfile', 'Name') END AS profile,
  CASE WHEN json_has(configuration, 'LaunchTemplateData', 'UserData')
    THEN json_get_str(configuration, 'LaunchTemplateData', 'UserData')
    WHEN json_has(configuration, 'LaunchTemplateData', 'UserData') = false THEN '' END AS user_data,
  array_transform(json_array_or_empty(configuration, 'LaunchTemplateData', 'BlockDeviceMappings'), lambda b : named_struct(
    'device', json_get_str(b, 'DeviceName'),
    'encrypted', CASE WHEN json_has(b, 'Ebs') THEN json_bool_or(false, b, 'Ebs', 'Encrypted') END)) AS block_devices
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::EC2::LaunchTemplate'
UNION ALL BY NAME
-- Defaults: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/launch_template
SELECT resource_uid, resource_name AS name,
  json_text_or('optional', configuration, 'metadata_options', 0, 'http_tokens') AS imds_tokens,
  json_text_or('enabled', configuration, 'metadata_options', 0, 'http_endpoint') AS imds_endpoint,
  json_get_int(configuration, 'metadata_options', 0, 'http_put_response_hop_limit') AS hop_limit,
  any_match(json_array_or_empty(configuration, 'network_interfaces'), lambda n : json_bool_or(false, n, 'associate_public_ip_address'))
    AS public_ip,
  json_bool_or(false, configuration, 'monitoring', 0, 'enabled') AS monitoring,
  json_bool_or(false, configuration, 'ebs_optimized') AS ebs_optimized,
  CASE WHEN json_has(configuration, 'iam_instance_profile', 0, 'arn')
    THEN json_get_str(configuration, 'iam_instance_profile', 0, 'arn')
    ELSE json_text_or('', configuration, 'iam_instance_profile', 0, 'name') END AS profile,
  CASE WHEN json_has(configuration, 'user_data') THEN json_get_str(configuration, 'user_data')
    WHEN json_has(configuration, 'user_data_base64') THEN json_get_str(configuration, 'user_data_base64')
    WHEN json_has(configuration, 'user_data') = false AND json_has(configuration, 'user_data_base64') = false THEN '' END
      AS user_data,
  array_transform(json_array_or_empty(configuration, 'block_device_mappings'), lambda b : named_struct(
    'device', json_get_str(b, 'device_name'),
    'encrypted', CASE WHEN json_has(b, 'ebs', 0) THEN json_bool_or(false, b, 'ebs', 0, 'encrypted') END)) AS block_devices
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_launch_template'
UNION ALL BY NAME
-- Defaults: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/launch_configuration
SELECT resource_uid, resource_name AS name,
  json_text_or('optional', configuration, 'metadata_options', 0, 'http_tokens') AS imds_tokens,
  json_text_or('enabled', configuration, 'metadata_options', 0, 'http_endpoint') AS imds_endpoint,
  json_get_int(configuration, 'metadata_options', 0, 'http_put_response_hop_limit') AS hop_limit,
  json_bool_or(false, configuration, 'associate_public_ip_address') AS public_ip,
  json_bool_or(true, configuration, 'enable_monitoring') AS monitoring,
  json_bool_or(false, configuration, 'ebs_optimized') AS ebs_optimized,
  json_text_or('', configuration, 'iam_instance_profile') AS profile,
  CASE WHEN json_has(configuration, 'user_data') THEN json_get_str(configuration, 'user_data')
    WHEN json_has(configuration, 'user_data_base64') THEN json_get_str(configuration, 'user_data_base64')
    WHEN json_has(configuration, 'user_data') = false AND json_has(configuration, 'user_data_base64') = false THEN '' END
      AS user_data,
  array_concat(coalesce(array_transform(json_array_or_empty(configuration, 'root_block_device'), lambda b : named_struct(
    'device', 'root',
    'encrypted', json_bool_or(false, b, 'encrypted'))),
      make_array(named_struct('device', CAST(NULL AS VARCHAR), 'encrypted', CAST(NULL AS BOOLEAN)))),
    coalesce(array_transform(json_array_or_empty(configuration, 'ebs_block_device'), lambda b : named_struct(
    'device', json_get_str(b, 'device_name'),
    'encrypted', json_bool_or(false, b, 'encrypted'))),
      make_array(named_struct('device', CAST(NULL AS VARCHAR), 'encrypted', CAST(NULL AS BOOLEAN))))) AS block_devices
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_launch_configuration'

/*
EC2 instances.
  imds_tokens             required (IMDSv2 only), optional; templates: optional unless set, though the image or the account
                          may require it
  imds_endpoint           enabled, disabled; templates: enabled unless set
  hop_limit               hops that the answer of the metadata service may take; NULL: not said
  public_ip               it has a public address; templates: it asks for one, false where that is left to the subnet
  monitoring              detailed monitoring
  ebs_optimized           EBS optimized
  profile                 its instance profile; empty: none; not known: a template gives one whose name is open
  user_data               the script, in base64 or as text
  key_name                its SSH key; empty: none
  image                   the AMI
  instance_type           such as t3.micro
  tenancy                 default, dedicated, host
  vpc                     its VPC; NULL in templates
  state                   running, stopped, …; NULL in templates
  launched                RFC 3339; NULL in templates
  block_devices           list of {device, encrypted}; encrypted NULL where the record names the volume only
  network_interfaces      how many; NULL: not said
  source_dest_check       traffic that is not its own is dropped
  termination_protection  the API refuses to end it; NULL: not in the record
*/
CREATE VIEW aws_ec2_instance AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'metadataOptions', 'httpTokens') AS imds_tokens,
  json_get_str(configuration, 'metadataOptions', 'httpEndpoint') AS imds_endpoint,
  json_get_int(configuration, 'metadataOptions', 'httpPutResponseHopLimit') AS hop_limit,
  CASE WHEN json_has(configuration, 'networkInterfaces') OR json_has(configuration, 'publicIpAddress')
    OR json_has(configuration, 'privateIpAddress')
    THEN json_text_or('', configuration, 'publicIpAddress') <> '' END AS public_ip,
  json_get_str(configuration, 'monitoring', 'state') = 'enabled' AS monitoring,
  json_get_bool(configuration, 'ebsOptimized') AS ebs_optimized,
  json_text_or('', configuration, 'iamInstanceProfile', 'arn') AS profile,
  CASE WHEN json_has(configuration, 'userData', 'Value') THEN json_get_str(configuration, 'userData', 'Value')
    ELSE json_get_str(configuration, 'userData') END AS user_data,
  json_text_or('', configuration, 'keyName') AS key_name,
  json_get_str(configuration, 'imageId') AS image,
  json_get_str(configuration, 'instanceType') AS instance_type,
  json_get_str(configuration, 'placement', 'tenancy') AS tenancy,
  json_get_str(configuration, 'vpcId') AS vpc,
  json_get_str(configuration, 'state', 'name') AS state,
  json_get_str(configuration, 'launchTime') AS launched,
  array_transform(json_get_array(configuration, 'blockDeviceMappings'), lambda b : named_struct(
    'device', json_get_str(b, 'deviceName'),
    'encrypted', json_get_bool(b, 'ebs', 'encrypted'))) AS block_devices,
  array_length(json_get_array(configuration, 'networkInterfaces')) AS network_interfaces,
  json_get_bool(configuration, 'sourceDestCheck') AS source_dest_check,
  json_get_bool(configuration, 'disableApiTermination') AS termination_protection
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::EC2::Instance'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'MetadataOptions', 'HttpTokens') AS imds_tokens,
  json_get_str(configuration, 'MetadataOptions', 'HttpEndpoint') AS imds_endpoint,
  json_get_int(configuration, 'MetadataOptions', 'HttpPutResponseHopLimit') AS hop_limit,
  CASE WHEN json_has(configuration, 'NetworkInterfaces') OR json_has(configuration, 'PublicIpAddress')
    OR json_has(configuration, 'PrivateIpAddress')
    THEN json_text_or('', configuration, 'PublicIpAddress') <> '' END AS public_ip,
  json_get_str(configuration, 'Monitoring', 'State') = 'enabled' AS monitoring,
  json_get_bool(configuration, 'EbsOptimized') AS ebs_optimized,
  json_text_or('', configuration, 'IamInstanceProfile', 'Arn') AS profile,
  CASE WHEN json_has(configuration, 'UserData', 'Value') THEN json_get_str(configuration, 'UserData', 'Value')
    ELSE json_get_str(configuration, 'UserData') END AS user_data,
  json_text_or('', configuration, 'KeyName') AS key_name,
  json_get_str(configuration, 'ImageId') AS image,
  json_get_str(configuration, 'InstanceType') AS instance_type,
  json_get_str(configuration, 'Placement', 'Tenancy') AS tenancy,
  json_get_str(configuration, 'VpcId') AS vpc,
  json_get_str(configuration, 'State', 'Name') AS state,
  json_get_str(configuration, 'LaunchTime') AS launched,
  array_transform(json_get_array(configuration, 'BlockDeviceMappings'), lambda b : named_struct(
    'device', json_get_str(b, 'DeviceName'),
    'encrypted', json_get_bool(b, 'Ebs', 'Encrypted'))) AS block_devices,
  array_length(json_get_array(configuration, 'NetworkInterfaces')) AS network_interfaces,
  json_get_bool(configuration, 'SourceDestCheck') AS source_dest_check,
  json_get_bool(configuration, 'DisableApiTermination') AS termination_protection
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::EC2::Instance'
UNION ALL BY NAME
-- Defaults: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-instance.html
SELECT resource_uid, resource_name AS name,
  json_text_or('optional', configuration, 'MetadataOptions', 'HttpTokens') AS imds_tokens,
  json_text_or('enabled', configuration, 'MetadataOptions', 'HttpEndpoint') AS imds_endpoint,
  json_get_int(configuration, 'MetadataOptions', 'HttpPutResponseHopLimit') AS hop_limit,
  any_match(json_array_or_empty(configuration, 'NetworkInterfaces'), lambda n : json_bool_or(false, n, 'AssociatePublicIpAddress'))
    AS public_ip,
  json_bool_or(false, configuration, 'Monitoring') AS monitoring,
  json_bool_or(false, configuration, 'EbsOptimized') AS ebs_optimized,
  CASE WHEN json_text_or('', configuration, 'IamInstanceProfile') IS NULL
    AND array_has(json_keys(configuration), 'IamInstanceProfile') THEN 'not known'
    ELSE json_text_or('', configuration, 'IamInstanceProfile') END AS profile,
  CASE WHEN json_has(configuration, 'UserData') THEN json_get_str(configuration, 'UserData')
    WHEN json_has(configuration, 'UserData') = false THEN '' END AS user_data,
  json_text_or('', configuration, 'KeyName') AS key_name,
  json_get_str(configuration, 'ImageId') AS image,
  json_get_str(configuration, 'InstanceType') AS instance_type,
  json_text_or('default', configuration, 'Tenancy') AS tenancy,
  array_transform(json_array_or_empty(configuration, 'BlockDeviceMappings'), lambda b : named_struct(
    'device', json_get_str(b, 'DeviceName'),
    'encrypted', CASE WHEN json_has(b, 'Ebs') THEN json_bool_or(false, b, 'Ebs', 'Encrypted') END)) AS block_devices,
  array_length(json_get_array(configuration, 'NetworkInterfaces')) AS network_interfaces,
  json_bool_or(true, configuration, 'SourceDestCheck') AS source_dest_check,
  json_bool_or(false, configuration, 'DisableApiTermination') AS termination_protection
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::EC2::Instance'
UNION ALL BY NAME
-- Defaults: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance
SELECT resource_uid, resource_name AS name,
  json_text_or('optional', configuration, 'metadata_options', 0, 'http_tokens') AS imds_tokens,
  json_text_or('enabled', configuration, 'metadata_options', 0, 'http_endpoint') AS imds_endpoint,
  json_get_int(configuration, 'metadata_options', 0, 'http_put_response_hop_limit') AS hop_limit,
  json_bool_or(false, configuration, 'associate_public_ip_address') AS public_ip,
  json_bool_or(false, configuration, 'monitoring') AS monitoring,
  json_bool_or(false, configuration, 'ebs_optimized') AS ebs_optimized,
  json_text_or('', configuration, 'iam_instance_profile') AS profile,
  CASE WHEN json_has(configuration, 'user_data') THEN json_get_str(configuration, 'user_data')
    WHEN json_has(configuration, 'user_data_base64') THEN json_get_str(configuration, 'user_data_base64')
    WHEN json_has(configuration, 'user_data') = false AND json_has(configuration, 'user_data_base64') = false THEN '' END
      AS user_data,
  json_text_or('', configuration, 'key_name') AS key_name,
  json_get_str(configuration, 'ami') AS image,
  json_get_str(configuration, 'instance_type') AS instance_type,
  json_text_or('default', configuration, 'tenancy') AS tenancy,
  array_concat(coalesce(array_transform(json_array_or_empty(configuration, 'root_block_device'), lambda b : named_struct(
    'device', 'root',
    'encrypted', json_bool_or(false, b, 'encrypted'))),
      make_array(named_struct('device', CAST(NULL AS VARCHAR), 'encrypted', CAST(NULL AS BOOLEAN)))),
    coalesce(array_transform(json_array_or_empty(configuration, 'ebs_block_device'), lambda b : named_struct(
    'device', json_get_str(b, 'device_name'),
    'encrypted', json_bool_or(false, b, 'encrypted'))),
      make_array(named_struct('device', CAST(NULL AS VARCHAR), 'encrypted', CAST(NULL AS BOOLEAN))))) AS block_devices,
  json_bool_or(true, configuration, 'source_dest_check') AS source_dest_check,
  json_bool_or(false, configuration, 'disable_api_termination') AS termination_protection
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_instance'

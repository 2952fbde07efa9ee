-- Defaults: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/launch_template
SELECT resource_uid, resource_name AS name,
  json_text_or('optional', configuration, 'metadata_options', 0, 'http_tokens') AS imds_tokens,
  json_text_or('enabled', configuration, 'metadata_options', 0, 'http_endpoint') AS imds_endpoint,
  json_get_int(configuration, 'metadata_options', 0, 'http_put_response_hop_limit') AS hop_limit,
  CASE WHEN array_length(json_array_or_empty(configuration, 'network_interfaces')) > 0
    THEN any_match(json_get_array(configuration, 'network_interfaces'), lambda n :
      json_get_bool(n, 'associate_public_ip_address')) END AS public_ip,
  json_bool_or(false, configuration, 'monitoring', 0, 'enabled') AS monitoring,
  json_bool_or(false, configuration, 'ebs_optimized') AS ebs_optimized,
  CASE WHEN json_has(configuration, 'iam_instance_profile', 0, 'arn')
      THEN json_get_str(configuration, 'iam_instance_profile', 0, 'arn')
    ELSE json_text_or('', configuration, 'iam_instance_profile', 0, 'name') END AS profile,
  CASE WHEN json_has(configuration, 'user_data') THEN json_get_str(configuration, 'user_data')
    WHEN json_has(configuration, 'user_data_base64') THEN json_get_str(configuration, 'user_data_base64')
    WHEN json_has(configuration, 'user_data') = false AND json_has(configuration, 'user_data_base64') = false
      THEN '' END AS user_data,
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
  json_get_bool(configuration, 'associate_public_ip_address') AS public_ip,
  json_bool_or(true, configuration, 'enable_monitoring') AS monitoring,
  json_bool_or(false, configuration, 'ebs_optimized') AS ebs_optimized,
  json_text_or('', configuration, 'iam_instance_profile') AS profile,
  CASE WHEN json_has(configuration, 'user_data') THEN json_get_str(configuration, 'user_data')
    WHEN json_has(configuration, 'user_data_base64') THEN json_get_str(configuration, 'user_data_base64')
    WHEN json_has(configuration, 'user_data') = false AND json_has(configuration, 'user_data_base64') = false
      THEN '' END AS user_data,
  array_concat(
    coalesce(
      array_transform(json_array_or_empty(configuration, 'root_block_device'), lambda b :
        named_struct('device', 'root', 'encrypted', json_bool_or(false, b, 'encrypted'))),
      unknown_block_device()),
    coalesce(
      array_transform(json_array_or_empty(configuration, 'ebs_block_device'), lambda b :
        named_struct('device', json_get_str(b, 'device_name'), 'encrypted', json_bool_or(false, b, 'encrypted'))),
      unknown_block_device())) AS block_devices
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_launch_configuration'

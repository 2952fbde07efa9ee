-- Defaults: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance
SELECT resource_uid, resource_name AS name,
  json_text_or('optional', configuration, 'metadata_options', 0, 'http_tokens') AS imds_tokens,
  json_text_or('enabled', configuration, 'metadata_options', 0, 'http_endpoint') AS imds_endpoint,
  json_get_int(configuration, 'metadata_options', 0, 'http_put_response_hop_limit') AS hop_limit,
  json_get_bool(configuration, 'associate_public_ip_address') AS public_ip,
  json_bool_or(false, configuration, 'monitoring') AS monitoring,
  json_bool_or(false, configuration, 'ebs_optimized') AS ebs_optimized,
  CASE WHEN array_length(json_array_or_empty(configuration, 'network_interface')) > 0
      THEN array_length(json_get_array(configuration, 'network_interface'))
    WHEN json_has(configuration, 'network_interface', 0) = false THEN array_length(make_array(true)) END AS network_interfaces,
  json_text_or('', configuration, 'iam_instance_profile') AS profile,
  CASE WHEN json_has(configuration, 'user_data') THEN json_get_str(configuration, 'user_data')
    WHEN json_has(configuration, 'user_data_base64') THEN json_get_str(configuration, 'user_data_base64')
    WHEN json_has(configuration, 'user_data') = false AND json_has(configuration, 'user_data_base64') = false
      THEN '' END AS user_data,
  json_text_or('', configuration, 'key_name') AS key_name,
  json_get_str(configuration, 'ami') AS image,
  json_get_str(configuration, 'instance_type') AS instance_type,
  json_text_or('default', configuration, 'tenancy') AS tenancy,
  array_concat(
    coalesce(
      array_transform(json_array_or_empty(configuration, 'root_block_device'), lambda b :
        named_struct('device', 'root', 'encrypted', json_bool_or(false, b, 'encrypted'))),
      unknown_block_device()),
    coalesce(
      array_transform(json_array_or_empty(configuration, 'ebs_block_device'), lambda b :
        named_struct('device', json_get_str(b, 'device_name'), 'encrypted', json_bool_or(false, b, 'encrypted'))),
      unknown_block_device())) AS block_devices,
  json_bool_or(true, configuration, 'source_dest_check') AS source_dest_check,
  json_bool_or(false, configuration, 'disable_api_termination') AS termination_protection
FROM changes WHERE shape = 'terraform' AND resource_type IN ('aws_instance', 'aws_spot_instance_request')

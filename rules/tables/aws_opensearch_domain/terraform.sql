SELECT resource_uid, resource_name AS name,
  json_get_str_either(configuration, 'engine_version', 'elasticsearch_version') AS engine_version,
  json_bool_or(false, configuration, 'encrypt_at_rest', 0, 'enabled') AS at_rest_encryption,
  json_text_or('', configuration, 'encrypt_at_rest', 0, 'kms_key_id') AS kms_key,
  key_of_own(json_text_or('', configuration, 'encrypt_at_rest', 0, 'kms_key_id'), configuration, shape) AS own_key,
  json_bool_or(false, configuration, 'node_to_node_encryption', 0, 'enabled') AS node_to_node_encryption,
  json_bool_or(array_length(json_array_or_empty(configuration, 'domain_endpoint_options')) > 0, configuration,
    'domain_endpoint_options', 0, 'enforce_https') AS https_only,
  json_text_or('Policy-Min-TLS-1-0-2019-07', configuration, 'domain_endpoint_options', 0, 'tls_security_policy') AS tls_policy,
  array_length(json_array_or_empty(configuration, 'vpc_options')) > 0 AS in_vpc,
  json_bool_or(false, configuration, 'advanced_security_options', 0, 'enabled') AS fine_grained_access,
  any_match(json_array_or_empty(configuration, 'log_publishing_options'), lambda l :
    l ->> 'log_type' = 'AUDIT_LOGS' AND json_bool_or(true, l, 'enabled')) AS audit_log,
  any_match(json_array_or_empty(configuration, 'log_publishing_options'), lambda l :
    l ->> 'log_type' = 'ES_APPLICATION_LOGS' AND json_bool_or(true, l, 'enabled')) AS application_log,
  json_document(configuration, 'access_policies') AS access_policy,
  json_int_or(1, configuration, 'cluster_config', 0, 'instance_count') AS data_nodes,
  json_bool_or(false, configuration, 'cluster_config', 0, 'zone_awareness_enabled') AS zone_awareness,
  CASE json_bool_or(false, configuration, 'cluster_config', 0, 'dedicated_master_enabled')
    WHEN true THEN json_get_int(configuration, 'cluster_config', 0, 'dedicated_master_count') WHEN false THEN 0 END AS primary_nodes,
  CASE WHEN json_has(configuration, 'software_update_options', 0)
      THEN json_bool_or(false, configuration, 'software_update_options', 0, 'auto_software_update_enabled') END AS updates
FROM changes WHERE shape = 'terraform' AND resource_type IN ('aws_opensearch_domain', 'aws_elasticsearch_domain')

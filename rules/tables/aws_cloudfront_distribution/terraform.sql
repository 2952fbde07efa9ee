SELECT resource_uid, resource_name AS name,
  array_length(json_array_or_empty(configuration, 'logging_config')) > 0 OR CASE WHEN NOT json_has(configuration, 'log_source', 0) THEN FALSE END AS logging,
  json_text_or('', configuration, 'logging_config', 0, 'bucket') AS log_bucket,
  array_concat(
    [json_get_str(configuration, 'default_cache_behavior', 0, 'viewer_protocol_policy')],
    coalesce(
      json_texts_at(json_array_or_empty(configuration, 'ordered_cache_behavior'), 'viewer_protocol_policy'),
      [CAST(NULL AS VARCHAR)])) AS viewer_policies,
  json_text_or('', configuration, 'viewer_certificate', 0, 'acm_certificate_arn') <> ''
    OR json_text_or('', configuration, 'viewer_certificate', 0, 'iam_certificate_id') <> '' AS custom_certificate,
  CASE WHEN json_bool_or(false, configuration, 'viewer_certificate', 0, 'cloudfront_default_certificate') THEN 'TLSv1'
    ELSE json_text_or('TLSv1', configuration, 'viewer_certificate', 0, 'minimum_protocol_version') END AS minimum_protocol,
  json_text_or('', configuration, 'viewer_certificate', 0, 'ssl_support_method') AS sni,
  array_transform(json_get_array(configuration, 'origin'), lambda o : named_struct(
    'domain', o ->> 'domain_name',
    's3', regexp_like(o ->> 'domain_name', '\.s3([.-][a-z0-9-]+)?\.amazonaws\.com(\.cn)?$|^ref:.*aws_s3_bucket\.')
      AND array_length(json_array_or_empty(o, 'custom_origin_config')) = 0,
    'access_identity', json_text_or('', o, 's3_origin_config', 0, 'origin_access_identity'),
    'access_control', json_text_or('', o, 'origin_access_control_id'),
    'protocol_policy', json_text_or('s3', o, 'custom_origin_config', 0, 'origin_protocol_policy'),
    'ssl_protocols', json_texts_or_empty(o, 'custom_origin_config', 0, 'origin_ssl_protocols'))) AS origins,
  json_text_or('', configuration, 'web_acl_id') AS web_acl,
  json_text_or('', configuration, 'default_root_object') AS root_object,
  json_get_str(configuration, 'restrictions', 0, 'geo_restriction', 0, 'restriction_type') AS geo_restriction,
  array_length(json_array_or_empty(configuration, 'origin_group')) > 0 AS origin_failover
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_cloudfront_distribution'

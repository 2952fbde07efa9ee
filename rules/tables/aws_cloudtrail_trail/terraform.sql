-- Defaults: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail
SELECT resource_uid,
  json_get_str(configuration, 'name') AS name,
  json_bool_or(false, configuration, 'is_multi_region_trail') AS multi_region,
  json_bool_or(true, configuration, 'enable_logging') AS logging,
  json_bool_or(false, configuration, 'enable_log_file_validation') AS validation,
  json_text_or('', configuration, 'kms_key_id') AS kms_key,
  json_text_or('', configuration, 'cloud_watch_logs_group_arn') AS log_group,
  'not said' AS delivered,
  json_get_str(configuration, 's3_bucket_name') AS bucket,
  json_bool_or(true, configuration, 'include_global_service_events') AS global_events,
  CASE WHEN json_has(configuration, 'advanced_event_selector', 0)
      THEN array_transform(json_get_array(configuration, 'advanced_event_selector'), lambda e :
        advanced_event_selector(json_array_or_empty(e, 'field_selector'), 'field', 'equals'))
    WHEN json_has(configuration, 'advanced_event_selector') IS NOT NULL
      THEN array_transform(json_array_or_empty(configuration, 'event_selector'), lambda e : named_struct(
        'management', json_bool_or(true, e, 'include_management_events'), 'read_write', json_text_or('All', e, 'read_write_type'),
        's3', s3_events(json_array_or_empty(e, 'data_resource'), 'type', 'values'))) END AS selectors,
  array_length(json_array_or_empty(configuration, 'insight_selector')) > 0 AS insights,
  json_bool_or(false, configuration, 'is_organization_trail') AS organization
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_cloudtrail'

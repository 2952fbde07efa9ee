SELECT resource_uid,
  json_get_str(configuration, 'Name') AS name,
  json_get_bool(configuration, 'IsMultiRegionTrail') AS multi_region,
  CASE WHEN json_has(configuration, 'Status') THEN json_get_bool(configuration, 'Status', 'IsLogging')
    ELSE json_get_bool(configuration, 'IsLogging') END AS logging,
  CASE WHEN json_has_member(configuration, 'LogFileValidationEnabled')
      THEN json_bool_or(false, configuration, 'LogFileValidationEnabled') END AS validation,
  json_text_or('', configuration, 'KmsKeyId') AS kms_key,
  json_text_or('', configuration, 'CloudWatchLogsLogGroupArn') AS log_group,
  CASE WHEN json_has(configuration, 'Status') THEN json_text_or('', configuration, 'Status', 'LatestCloudWatchLogsDeliveryTime')
    WHEN json_has(configuration, 'Status') = false THEN 'not said' END AS delivered,
  json_get_str(configuration, 'S3BucketName') AS bucket,
  json_get_bool(configuration, 'IncludeGlobalServiceEvents') AS global_events,
  CASE WHEN json_has(configuration, 'AdvancedEventSelectors', 0) IS NOT FALSE
      THEN array_transform(json_get_array(configuration, 'AdvancedEventSelectors'), lambda e :
        advanced_event_selector(json_array_or_empty(e, 'FieldSelectors'), 'Field', 'Equals'))
    ELSE array_transform(json_get_array(configuration, 'EventSelectors'), lambda e : named_struct(
      'management', json_get_bool(e, 'IncludeManagementEvents'), 'read_write', json_get_str(e, 'ReadWriteType'),
      's3', s3_events(json_array_or_empty(e, 'DataResources'), 'Type', 'Values'))) END AS selectors,
  json_get_bool(configuration, 'HasInsightSelectors') AS insights,
  json_get_bool(configuration, 'IsOrganizationTrail') AS organization
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::CloudTrail::Trail'

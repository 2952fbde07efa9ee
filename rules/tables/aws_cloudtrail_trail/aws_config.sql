SELECT resource_uid,
  json_get_str(configuration, 'name') AS name,
  json_get_bool(configuration, 'isMultiRegionTrail') AS multi_region,
  CASE WHEN json_has(configuration, 'supplementaryConfiguration', 'TrailStatus')
      THEN json_get_bool(configuration, 'supplementaryConfiguration', 'TrailStatus', 'isLogging')
    ELSE json_get_bool(configuration, 'isLogging') END AS logging,
  json_get_bool(configuration, 'logFileValidationEnabled') AS validation,
  json_text_or('', configuration, 'kmsKeyId') AS kms_key,
  json_text_or('', configuration, 'cloudWatchLogsLogGroupArn') AS log_group,
  CASE WHEN json_has(configuration, 'supplementaryConfiguration', 'TrailStatus')
      THEN json_text_or('', configuration, 'supplementaryConfiguration', 'TrailStatus', 'latestCloudWatchLogsDeliveryTime')
    WHEN json_has(configuration, 'supplementaryConfiguration', 'TrailStatus') = false THEN 'not said' END AS delivered,
  json_get_str(configuration, 's3BucketName') AS bucket,
  json_get_bool(configuration, 'includeGlobalServiceEvents') AS global_events,
  -- Without selectors of one's own a trail has the default one; with some that the item leaves out, nothing is known.
  array_transform(CASE WHEN json_get_bool(configuration, 'hasCustomEventSelectors') = false
      THEN json_array_or_empty(configuration, 'supplementaryConfiguration', 'EventSelectors')
    WHEN json_get_bool(configuration, 'hasCustomEventSelectors')
      AND json_length(configuration, 'supplementaryConfiguration', 'EventSelectors') = 0 THEN NULL
    ELSE json_get_array(configuration, 'supplementaryConfiguration', 'EventSelectors') END, lambda e : named_struct(
    'management', json_get_bool(e, 'includeManagementEvents'), 'read_write', json_get_str(e, 'readWriteType'),
    's3', s3_events(json_array_or_empty(e, 'dataResources'), 'type', 'values'))) AS selectors,
  json_get_bool(configuration, 'hasInsightSelectors') AS insights,
  json_get_bool(configuration, 'isOrganizationTrail') AS organization
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::CloudTrail::Trail'

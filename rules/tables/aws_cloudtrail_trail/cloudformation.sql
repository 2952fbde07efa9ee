-- IsLogging is required; defaults of the others: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-
-- resource-cloudtrail-trail.html
SELECT resource_uid,
  json_get_str(configuration, 'TrailName') AS name,
  json_bool_or(false, configuration, 'IsMultiRegionTrail') AS multi_region,
  json_bool_or(false, configuration, 'IsLogging') AS logging,
  json_bool_or(false, configuration, 'EnableLogFileValidation') AS validation,
  json_text_or('', configuration, 'KMSKeyId') AS kms_key,
  json_text_or('', configuration, 'CloudWatchLogsLogGroupArn') AS log_group,
  'not said' AS delivered,
  json_get_str(configuration, 'S3BucketName') AS bucket,
  json_get_bool(configuration, 'IncludeGlobalServiceEvents') AS global_events,
  CASE WHEN json_has(configuration, 'AdvancedEventSelectors', 0) IS NOT FALSE
      THEN array_transform(json_get_array(configuration, 'AdvancedEventSelectors'), lambda e :
        advanced_event_selector(json_array_or_empty(e, 'FieldSelectors'), 'Field', 'Equals'))
    ELSE array_transform(json_array_or_empty(configuration, 'EventSelectors'), lambda e : named_struct(
        'management', json_bool_or(true, e, 'IncludeManagementEvents'), 'read_write', json_text_or('All', e, 'ReadWriteType'),
        's3', s3_events(json_array_or_empty(e, 'DataResources'), 'Type', 'Values'))) END AS selectors,
  array_length(json_array_or_empty(configuration, 'InsightSelectors')) > 0 AS insights,
  json_bool_or(false, configuration, 'IsOrganizationTrail') AS organization
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::CloudTrail::Trail'

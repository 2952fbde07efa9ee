/*
CloudTrail trails. Whether a live trail is logging, and its selectors, are answers of their own (get-trail-status, get-event-
selectors): NULL where they are not laid beside (Status, EventSelectors).
  multi_region   it records all regions
  logging        it is switched on
  validation     digest files prove that logs were not changed
  kms_key        the key of its logs; empty: those of S3
  log_group      ARN of the CloudWatch log group; empty: none
  delivered      when logs last came there, RFC 3339; empty: never; not said: not in the record
  bucket         where the logs go
  global_events  events of IAM and other global services
  selectors      list of {management, read_write, s3}: management events, All, ReadOnly or WriteOnly, object events of some
                 bucket; empty: management events, all; NULL: not in the record
  insights       some insight is on; NULL: not in the record
  organization   it records the whole organization
*/
CREATE VIEW aws_cloudtrail_trail AS
SELECT resource_uid, json_get_str(configuration, 'name') AS name,
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
  array_transform(json_get_array(configuration, 'supplementaryConfiguration', 'EventSelectors'), lambda e : named_struct(
      'management', json_get_bool(e, 'includeManagementEvents'), 'read_write', json_get_str(e, 'readWriteType'),
      's3', any_match(json_array_or_empty(e, 'dataResources'), lambda d : json_get_str(d, 'type') = 'AWS::S3::Object'
        AND array_length(json_texts_or_empty(d, 'values')) > 0))) AS selectors,
  json_get_bool(configuration, 'hasInsightSelectors') AS insights,
  json_get_bool(configuration, 'isOrganizationTrail') AS organization
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::CloudTrail::Trail'
UNION ALL BY NAME
SELECT resource_uid, json_get_str(configuration, 'Name') AS name,
  json_get_bool(configuration, 'IsMultiRegionTrail') AS multi_region,
  CASE WHEN json_has(configuration, 'Status') THEN json_get_bool(configuration, 'Status', 'IsLogging')
    ELSE json_get_bool(configuration, 'IsLogging') END AS logging,
  CASE WHEN array_has(json_keys(configuration), 'LogFileValidationEnabled')
    THEN json_bool_or(false, configuration, 'LogFileValidationEnabled') END AS validation,
  json_text_or('', configuration, 'KmsKeyId') AS kms_key,
  json_text_or('', configuration, 'CloudWatchLogsLogGroupArn') AS log_group,
  CASE WHEN json_has(configuration, 'Status') THEN json_text_or('', configuration, 'Status', 'LatestCloudWatchLogsDeliveryTime')
    WHEN json_has(configuration, 'Status') = false THEN 'not said' END AS delivered,
  json_get_str(configuration, 'S3BucketName') AS bucket,
  json_get_bool(configuration, 'IncludeGlobalServiceEvents') AS global_events,
  CASE WHEN json_has(configuration, 'AdvancedEventSelectors', 0)
    THEN array_transform(json_get_array(configuration, 'AdvancedEventSelectors'), lambda e : named_struct(
      'management', any_match(json_array_or_empty(e, 'FieldSelectors'), lambda f : json_get_str(f, 'Field') = 'eventCategory'
        AND array_has(json_texts_or_empty(f, 'Equals'), 'Management')),
      'read_write', CASE
        WHEN any_match(json_array_or_empty(e, 'FieldSelectors'), lambda f : json_get_str(f, 'Field') = 'readOnly'
        AND array_has(json_texts_or_empty(f, 'Equals'), 'true')) THEN 'ReadOnly'
        WHEN any_match(json_array_or_empty(e, 'FieldSelectors'), lambda f : json_get_str(f, 'Field') = 'readOnly'
          AND array_has(json_texts_or_empty(f, 'Equals'), 'false')) THEN 'WriteOnly' ELSE 'All' END,
      's3', any_match(json_array_or_empty(e, 'FieldSelectors'), lambda f : json_get_str(f, 'Field') = 'resources.type'
        AND array_has(json_texts_or_empty(f, 'Equals'), 'AWS::S3::Object'))))
    ELSE array_transform(json_get_array(configuration, 'EventSelectors'), lambda e : named_struct(
      'management', json_get_bool(e, 'IncludeManagementEvents'), 'read_write', json_get_str(e, 'ReadWriteType'),
      's3', any_match(json_array_or_empty(e, 'DataResources'), lambda d : json_get_str(d, 'Type') = 'AWS::S3::Object'
        AND array_length(json_texts_or_empty(d, 'Values')) > 0))) END AS selectors,
  json_get_bool(configuration, 'HasInsightSelectors') AS insights,
  json_get_bool(configuration, 'IsOrganizationTrail') AS organization
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::CloudTrail::Trail'
UNION ALL BY NAME
-- IsLogging is required; defaults of the others: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-
-- resource-cloudtrail-trail.html
SELECT resource_uid, json_get_str(configuration, 'TrailName') AS name,
  json_bool_or(false, configuration, 'IsMultiRegionTrail') AS multi_region,
  json_bool_or(false, configuration, 'IsLogging') AS logging,
  json_bool_or(false, configuration, 'EnableLogFileValidation') AS validation,
  json_text_or('', configuration, 'KMSKeyId') AS kms_key,
  json_text_or('', configuration, 'CloudWatchLogsLogGroupArn') AS log_group,
  'not said' AS delivered,
  json_get_str(configuration, 'S3BucketName') AS bucket,
  json_get_bool(configuration, 'IncludeGlobalServiceEvents') AS global_events,
  CASE WHEN json_has(configuration, 'AdvancedEventSelectors', 0)
    THEN array_transform(json_get_array(configuration, 'AdvancedEventSelectors'), lambda e : named_struct(
      'management', any_match(json_array_or_empty(e, 'FieldSelectors'), lambda f : json_get_str(f, 'Field') = 'eventCategory'
        AND array_has(json_texts_or_empty(f, 'Equals'), 'Management')),
      'read_write', CASE
        WHEN any_match(json_array_or_empty(e, 'FieldSelectors'), lambda f : json_get_str(f, 'Field') = 'readOnly'
        AND array_has(json_texts_or_empty(f, 'Equals'), 'true')) THEN 'ReadOnly'
        WHEN any_match(json_array_or_empty(e, 'FieldSelectors'), lambda f : json_get_str(f, 'Field') = 'readOnly'
          AND array_has(json_texts_or_empty(f, 'Equals'), 'false')) THEN 'WriteOnly' ELSE 'All' END,
      's3', any_match(json_array_or_empty(e, 'FieldSelectors'), lambda f : json_get_str(f, 'Field') = 'resources.type'
        AND array_has(json_texts_or_empty(f, 'Equals'), 'AWS::S3::Object'))))
    WHEN json_has(configuration, 'AdvancedEventSelectors') IS NOT NULL
    THEN array_transform(json_array_or_empty(configuration, 'EventSelectors'), lambda e : named_struct(
      'management', json_bool_or(true, e, 'IncludeManagementEvents'), 'read_write', json_text_or('All', e, 'ReadWriteType'),
      's3', any_match(json_array_or_empty(e, 'DataResources'), lambda d : json_get_str(d, 'Type') = 'AWS::S3::Object'
        AND array_length(json_texts_or_empty(d, 'Values')) > 0))) END AS selectors,
  array_length(json_array_or_empty(configuration, 'InsightSelectors')) > 0 AS insights,
  json_bool_or(false, configuration, 'IsOrganizationTrail') AS organization
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::CloudTrail::Trail'
UNION ALL BY NAME
-- Defaults: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail
SELECT resource_uid, json_get_str(configuration, 'name') AS name,
  json_bool_or(false, configuration, 'is_multi_region_trail') AS multi_region,
  json_bool_or(true, configuration, 'enable_logging') AS logging,
  json_bool_or(false, configuration, 'enable_log_file_validation') AS validation,
  json_text_or('', configuration, 'kms_key_id') AS kms_key,
  json_text_or('', configuration, 'cloud_watch_logs_group_arn') AS log_group,
  'not said' AS delivered,
  json_get_str(configuration, 's3_bucket_name') AS bucket,
  json_bool_or(true, configuration, 'include_global_service_events') AS global_events,
  CASE WHEN json_has(configuration, 'advanced_event_selector', 0)
    THEN array_transform(json_get_array(configuration, 'advanced_event_selector'), lambda e : named_struct(
      'management', any_match(json_array_or_empty(e, 'field_selector'), lambda f : json_get_str(f, 'field') = 'eventCategory'
        AND array_has(json_texts_or_empty(f, 'equals'), 'Management')),
      'read_write', CASE
        WHEN any_match(json_array_or_empty(e, 'field_selector'), lambda f : json_get_str(f, 'field') = 'readOnly'
        AND array_has(json_texts_or_empty(f, 'equals'), 'true')) THEN 'ReadOnly'
        WHEN any_match(json_array_or_empty(e, 'field_selector'), lambda f : json_get_str(f, 'field') = 'readOnly'
          AND array_has(json_texts_or_empty(f, 'equals'), 'false')) THEN 'WriteOnly' ELSE 'All' END,
      's3', any_match(json_array_or_empty(e, 'field_selector'), lambda f : json_get_str(f, 'field') = 'resources.type'
        AND array_has(json_texts_or_empty(f, 'equals'), 'AWS::S3::Object'))))
    WHEN json_has(configuration, 'advanced_event_selector') IS NOT NULL
    THEN array_transform(json_array_or_empty(configuration, 'event_selector'), lambda e : named_struct(
      'management', json_bool_or(true, e, 'include_management_events'), 'read_write', json_text_or('All', e, 'read_write_type'),
      's3', any_match(json_array_or_empty(e, 'data_resource'), lambda d : json_get_str(d, 'type') = 'AWS::S3::Object'
        AND array_length(json_texts_or_empty(d, 'values')) > 0))) END AS selectors,
  array_length(json_array_or_empty(configuration, 'insight_selector')) > 0 AS insights,
  json_bool_or(false, configuration, 'is_organization_trail') AS organization
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_cloudtrail'

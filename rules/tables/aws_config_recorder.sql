/*
AWS Config recorders. Whether one is recording is an answer of its own: NULL where it is not laid beside (status).
  all_supported  every supported type of the region
  global_types   IAM and other global types
  recording      it is switched on
*/
CREATE VIEW aws_config_recorder AS
SELECT resource_uid,
  json_get_str(configuration, 'name') AS name,
  json_get_bool(configuration, 'recordingGroup', 'allSupported') AS all_supported,
  json_get_bool(configuration, 'recordingGroup', 'includeGlobalResourceTypes') AS global_types,
  CASE WHEN json_has(configuration, 'status') THEN json_get_bool(configuration, 'status', 'recording')
    ELSE json_get_bool(configuration, 'Status', 'Recording') END AS recording
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::Config::ConfigurationRecorder'
UNION ALL BY NAME
-- Defaults: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-config-
-- configurationrecorder.html
SELECT resource_uid,
  json_get_str(configuration, 'Name') AS name,
  CASE WHEN json_has(configuration, 'RecordingGroup') = false THEN true
    ELSE json_bool_or(false, configuration, 'RecordingGroup', 'AllSupported') END AS all_supported,
  json_bool_or(false, configuration, 'RecordingGroup', 'IncludeGlobalResourceTypes') AS global_types
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::Config::ConfigurationRecorder'
UNION ALL BY NAME
-- Defaults: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/config_configuration_recorder
SELECT resource_uid,
  json_get_str(configuration, 'name') AS name,
  json_bool_or(true, configuration, 'recording_group', 0, 'all_supported') AS all_supported,
  json_bool_or(false, configuration, 'recording_group', 0, 'include_global_resource_types') AS global_types
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_config_configuration_recorder'
UNION ALL BY NAME
SELECT resource_uid,
  json_get_str(configuration, 'name') AS name,
  true AS all_supported, true AS global_types,
  json_get_bool(configuration, 'is_enabled') AS recording
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_config_configuration_recorder_status'

/*
Replication tasks of DMS.
  source_log  reading of the source is logged, at the default severity or finer
  target_log  the same of writing to the target
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dms-replicationtask.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dms_replication_task
  https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Tasks.CustomizingTasks.TaskSettings.Logging.html
*/
CREATE VIEW aws_dms_task AS
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_has(configuration, 'ReplicationTaskSettings') = false THEN false
    ELSE json_bool_or(false, json_document(configuration, 'ReplicationTaskSettings'), 'Logging', 'EnableLogging')
      AND all_match(['SOURCE_CAPTURE', 'SOURCE_UNLOAD'], lambda wanted : any_match(json_array_or_empty(json_document(configuration, 'ReplicationTaskSettings'), 'Logging', 'LogComponents'), lambda c :
    c ->> 'Id' = wanted AND c ->> 'Severity' IN ('LOGGER_SEVERITY_DEFAULT', 'LOGGER_SEVERITY_INFO', 'LOGGER_SEVERITY_DEBUG', 'LOGGER_SEVERITY_DETAILED_DEBUG'))) END AS source_log,
  CASE WHEN json_has(configuration, 'ReplicationTaskSettings') = false THEN false
    ELSE json_bool_or(false, json_document(configuration, 'ReplicationTaskSettings'), 'Logging', 'EnableLogging')
      AND all_match(['TARGET_APPLY', 'TARGET_LOAD'], lambda wanted : any_match(json_array_or_empty(json_document(configuration, 'ReplicationTaskSettings'), 'Logging', 'LogComponents'), lambda c :
    c ->> 'Id' = wanted AND c ->> 'Severity' IN ('LOGGER_SEVERITY_DEFAULT', 'LOGGER_SEVERITY_INFO', 'LOGGER_SEVERITY_DEBUG', 'LOGGER_SEVERITY_DETAILED_DEBUG'))) END AS target_log
FROM changes WHERE shape IN ('aws_api', 'cloudformation', 'aws_config') AND resource_type = 'AWS::DMS::ReplicationTask'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_has(configuration, 'replication_task_settings') = false THEN false
    ELSE json_bool_or(false, json_document(configuration, 'replication_task_settings'), 'Logging', 'EnableLogging')
      AND all_match(['SOURCE_CAPTURE', 'SOURCE_UNLOAD'], lambda wanted : any_match(json_array_or_empty(json_document(configuration, 'replication_task_settings'), 'Logging', 'LogComponents'), lambda c :
    c ->> 'Id' = wanted AND c ->> 'Severity' IN ('LOGGER_SEVERITY_DEFAULT', 'LOGGER_SEVERITY_INFO', 'LOGGER_SEVERITY_DEBUG', 'LOGGER_SEVERITY_DETAILED_DEBUG'))) END AS source_log,
  CASE WHEN json_has(configuration, 'replication_task_settings') = false THEN false
    ELSE json_bool_or(false, json_document(configuration, 'replication_task_settings'), 'Logging', 'EnableLogging')
      AND all_match(['TARGET_APPLY', 'TARGET_LOAD'], lambda wanted : any_match(json_array_or_empty(json_document(configuration, 'replication_task_settings'), 'Logging', 'LogComponents'), lambda c :
    c ->> 'Id' = wanted AND c ->> 'Severity' IN ('LOGGER_SEVERITY_DEFAULT', 'LOGGER_SEVERITY_INFO', 'LOGGER_SEVERITY_DEBUG', 'LOGGER_SEVERITY_DETAILED_DEBUG'))) END AS target_log
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_dms_replication_task'

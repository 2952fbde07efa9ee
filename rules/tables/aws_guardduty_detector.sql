/*
GuardDuty detectors. Who administers them is an API answer of its own: lay Administrator (of get-administrator-account) beside the rest, null where
there is none.
  enabled        it looks for threats
  administered   an account of the organization administers it; NULL: not collected
  s3_protection  data events of S3 are looked at; NULL: not said
*/
CREATE VIEW aws_guardduty_detector AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'Status') = 'ENABLED' AS enabled,
  CASE WHEN json_has(configuration, 'Administrator') THEN json_get_str(configuration, 'Administrator', 'RelationshipStatus') = 'Enabled'
    WHEN json_is_null(configuration, 'Administrator') THEN false END AS administered,
  json_get_str(configuration, 'DataSources', 'S3Logs', 'Status') = 'ENABLED' AS s3_protection
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::GuardDuty::Detector'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_has(configuration, 'Enable') THEN json_get_bool(configuration, 'Enable')
    ELSE json_get_bool(configuration, 'enable') END AS enabled,
  json_get_bool(configuration, 'DataSources', 'S3Logs', 'Enable') AS s3_protection
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::GuardDuty::Detector'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'Enable') AS enabled,
  json_get_bool(configuration, 'DataSources', 'S3Logs', 'Enable') AS s3_protection
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::GuardDuty::Detector'
UNION ALL BY NAME
-- enable defaults to true: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/guardduty_detector
SELECT resource_uid, resource_name AS name,
  json_bool_or(true, configuration, 'enable') AS enabled,
  json_get_bool(configuration, 'datasources', 0, 's3_logs', 0, 'enable') AS s3_protection
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_guardduty_detector'

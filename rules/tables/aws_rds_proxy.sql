/*
RDS proxies.
  require_tls    clients must use TLS
  debug_logging  the text of statements is written to the log
AWS Config does not record this type: https://docs.aws.amazon.com/config/latest/developerguide/resource-config-reference.html
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-rds-dbproxy.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_proxy
*/
CREATE VIEW aws_rds_proxy AS
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'RequireTLS') AS require_tls,
  json_get_bool(configuration, 'DebugLogging') AS debug_logging
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::RDS::DBProxy'
  AND NOT is_going(json_get_str(configuration, 'Status'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'RequireTLS') AS require_tls,
  json_bool_or(false, configuration, 'DebugLogging') AS debug_logging
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::RDS::DBProxy'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'require_tls') AS require_tls,
  json_bool_or(false, configuration, 'debug_logging') AS debug_logging
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_db_proxy'

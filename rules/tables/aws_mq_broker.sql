/*
Brokers of Amazon MQ.
  public              has a public address
  encryption_options  says by whose key it is encrypted
  aws_owned_key       is encrypted with a key that AWS owns
  general_log         general log goes to CloudWatch
  audit_log           audit log goes to CloudWatch (ActiveMQ only)
  engine              ACTIVEMQ, RABBITMQ
  auto_minor_upgrade  minor versions are installed by themselves
  deployment          SINGLE_INSTANCE, ACTIVE_STANDBY_MULTI_AZ, CLUSTER_MULTI_AZ
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-amazonmq-broker.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/mq_broker
*/
CREATE VIEW aws_mq_broker AS
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'PubliclyAccessible') AS public,
  json_has(configuration, 'EncryptionOptions') AS encryption_options,
  json_bool_or(true, configuration, 'EncryptionOptions', 'UseAwsOwnedKey') AS aws_owned_key,
  json_bool_or(false, configuration, 'Logs', 'General') AS general_log,
  json_bool_or(false, configuration, 'Logs', 'Audit') AS audit_log,
  upper(json_get_str(configuration, 'EngineType')) AS engine,
  json_get_bool(configuration, 'AutoMinorVersionUpgrade') AS auto_minor_upgrade,
  json_get_str(configuration, 'DeploymentMode') AS deployment
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::AmazonMQ::Broker'
  AND NOT is_going(json_get_str(configuration, 'BrokerState'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(CASE WHEN shape = 'cloudformation' THEN false END, configuration, 'PubliclyAccessible') AS public,
  json_has(configuration, 'EncryptionOptions') AS encryption_options,
  json_bool_or(CASE WHEN shape = 'cloudformation' THEN true END, configuration, 'EncryptionOptions', 'UseAwsOwnedKey') AS aws_owned_key,
  json_bool_or(CASE WHEN shape = 'cloudformation' THEN false END, configuration, 'Logs', 'General') AS general_log,
  json_bool_or(CASE WHEN shape = 'cloudformation' THEN false END, configuration, 'Logs', 'Audit') AS audit_log,
  upper(json_get_str(configuration, 'EngineType')) AS engine,
  json_bool_or(CASE WHEN shape = 'cloudformation' THEN true END, configuration, 'AutoMinorVersionUpgrade') AS auto_minor_upgrade,
  json_get_str(configuration, 'DeploymentMode') AS deployment
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::AmazonMQ::Broker'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'publicly_accessible') AS public,
  array_length(json_array_or_empty(configuration, 'encryption_options')) > 0 AS encryption_options,
  json_bool_or(true, configuration, 'encryption_options', 0, 'use_aws_owned_key') AS aws_owned_key,
  json_bool_or(false, configuration, 'logs', 0, 'general') AS general_log,
  json_bool_or(false, configuration, 'logs', 0, 'audit') AS audit_log,
  upper(json_get_str(configuration, 'engine_type')) AS engine,
  json_bool_or(false, configuration, 'auto_minor_version_upgrade') AS auto_minor_upgrade,
  json_text_or('SINGLE_INSTANCE', configuration, 'deployment_mode') AS deployment
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_mq_broker'

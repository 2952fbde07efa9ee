/*
Environments of Elastic Beanstalk. Options stand in OptionSettings.
  enhanced_health  reports its health in detail
  managed_updates  installs platform updates by itself
  logs_streamed    streams its logs to CloudWatch
AWS Config records an environment without its option settings: NULL. The API has them (describe-configuration-settings).
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticbeanstalk-environment.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elastic_beanstalk_environment
*/
CREATE VIEW aws_beanstalk_environment AS
SELECT resource_uid, resource_name AS name,
  beanstalk_option(
    json_get_array(configuration, 'OptionSettings'), 'aws:elasticbeanstalk:healthreporting:system', 'SystemType',
    'enhanced') AS enhanced_health,
  beanstalk_option(
    json_get_array(configuration, 'OptionSettings'), 'aws:elasticbeanstalk:managedactions', 'ManagedActionsEnabled',
    'true') AS managed_updates,
  beanstalk_option(
    json_get_array(configuration, 'OptionSettings'), 'aws:elasticbeanstalk:cloudwatch:logs', 'StreamLogs',
    'true') AS logs_streamed
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::ElasticBeanstalk::Environment'
  AND NOT is_going(json_get_str(configuration, 'Status'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  beanstalk_option(
    json_array_or_empty(configuration, 'OptionSettings'), 'aws:elasticbeanstalk:healthreporting:system', 'SystemType',
    'enhanced') AS enhanced_health,
  beanstalk_option(
    json_array_or_empty(configuration, 'OptionSettings'), 'aws:elasticbeanstalk:managedactions', 'ManagedActionsEnabled',
    'true') AS managed_updates,
  beanstalk_option(
    json_array_or_empty(configuration, 'OptionSettings'), 'aws:elasticbeanstalk:cloudwatch:logs', 'StreamLogs',
    'true') AS logs_streamed
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::ElasticBeanstalk::Environment'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::ElasticBeanstalk::Environment'
  AND NOT is_going(json_get_str(configuration, 'status'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  any_match(json_array_or_empty(configuration, 'setting'), lambda o :
    o ->> 'namespace' = 'aws:elasticbeanstalk:healthreporting:system'
      AND o ->> 'name' = 'SystemType'
      AND lower(o ->> 'value') = 'enhanced') AS enhanced_health,
  any_match(json_array_or_empty(configuration, 'setting'), lambda o :
    o ->> 'namespace' = 'aws:elasticbeanstalk:managedactions'
      AND o ->> 'name' = 'ManagedActionsEnabled'
      AND lower(o ->> 'value') = 'true') AS managed_updates,
  any_match(json_array_or_empty(configuration, 'setting'), lambda o :
    o ->> 'namespace' = 'aws:elasticbeanstalk:cloudwatch:logs'
      AND o ->> 'name' = 'StreamLogs'
      AND lower(o ->> 'value') = 'true') AS logs_streamed
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_elastic_beanstalk_environment'

/*
Subscriptions to events of RDS.
  source_type  db-instance, db-cluster, db-parameter-group, db-security-group, …; empty: all
  categories   list of the kinds of events; empty: all
  enabled      events are sent
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-eventsubscription.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_event_subscription
*/
CREATE VIEW aws_rds_event_subscription AS
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'SourceType') AS source_type,
  json_texts_or_empty(configuration, 'EventCategoriesList') AS categories,
  json_get_bool(configuration, 'Enabled') AS enabled
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::RDS::EventSubscription'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'SourceType') AS source_type,
  json_texts_or_empty(configuration, 'EventCategories') AS categories,
  json_bool_or(CASE WHEN shape = 'cloudformation' THEN true END, configuration, 'Enabled') AS enabled
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::RDS::EventSubscription'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'source_type') AS source_type,
  json_texts_or_empty(configuration, 'event_categories') AS categories,
  json_bool_or(true, configuration, 'enabled') AS enabled
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_db_event_subscription'

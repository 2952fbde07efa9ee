/*
Resources of products that AWS has ended, or of which a kind has.
  product  what has ended, and when; empty: it has not
https://docs.aws.amazon.com/qldb/latest/developerguide/document-history.html
https://docs.aws.amazon.com/kinesisanalytics/latest/dev/discontinuation.html
https://docs.aws.amazon.com/finspace/latest/userguide/amazon-finspace-end-of-support.html
https://docs.aws.amazon.com/opsworks/latest/userguide/stacks-eol-faqs.html
*/
CREATE VIEW aws_retired_product AS
SELECT resource_uid, resource_name AS name,
  CASE WHEN resource_type IN ('AWS::QLDB::Ledger', 'aws_qldb_ledger') THEN 'QLDB, July 2025'
    WHEN resource_type IN ('AWS::FinSpace::Environment', 'aws_finspace_kx_environment') THEN 'FinSpace, October 2026'
    WHEN resource_type IN ('AWS::KinesisAnalytics::Application', 'aws_kinesis_analytics_application')
      THEN 'Kinesis Data Analytics for SQL, January 2026'
    ELSE 'OpsWorks, May 2024' END AS product
FROM changes
WHERE shape IN ('aws_api', 'aws_config', 'cloudformation', 'terraform')
  AND resource_type IN ('AWS::QLDB::Ledger', 'AWS::OpsWorks::Stack', 'AWS::OpsWorks::Layer', 'AWS::OpsWorks::App', 'AWS::FinSpace::Environment',
    'AWS::KinesisAnalytics::Application', 'aws_qldb_ledger', 'aws_opsworks_stack', 'aws_opsworks_application', 'aws_opsworks_custom_layer',
    'aws_finspace_kx_environment', 'aws_kinesis_analytics_application')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CASE json_get_str(configuration, 'RuntimeEnvironment') LIKE 'SQL-%'
    WHEN true THEN 'Kinesis Data Analytics for SQL, January 2026' WHEN false THEN '' END AS product
FROM changes WHERE shape IN ('aws_api', 'aws_config', 'cloudformation') AND resource_type = 'AWS::KinesisAnalyticsV2::Application'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CASE json_get_str(configuration, 'runtime_environment') LIKE 'SQL-%'
    WHEN true THEN 'Kinesis Data Analytics for SQL, January 2026' WHEN false THEN '' END AS product
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_kinesisanalyticsv2_application'

/*
Endpoints of DMS.
  engine    mysql, postgres, s3, …
  ssl_mode  none, require, verify-ca, verify-full
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-dms-endpoint.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dms_endpoint
*/
CREATE VIEW aws_dms_endpoint AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'EngineName') AS engine,
  json_get_str(configuration, 'SslMode') AS ssl_mode
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::DMS::Endpoint'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'EngineName') AS engine,
  json_text_or('none', configuration, 'SslMode') AS ssl_mode
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::DMS::Endpoint'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'engine_name') AS engine,
  json_text_or('none', configuration, 'ssl_mode') AS ssl_mode
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_dms_endpoint'

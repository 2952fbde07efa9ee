/*
JDBC connections of Glue.
  tls  TLS is enforced
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-glue-connection.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/glue_connection
*/
CREATE VIEW aws_glue_connection AS
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'ConnectionProperties', 'JDBC_ENFORCE_SSL') AS tls
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::Glue::Connection'
  AND json_text_or('JDBC', configuration, 'ConnectionType') = 'JDBC'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'ConnectionInput', 'ConnectionProperties', 'JDBC_ENFORCE_SSL') AS tls
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::Glue::Connection'
  AND json_text_or('JDBC', configuration, 'ConnectionInput', 'ConnectionType') = 'JDBC'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'connection_properties', 'JDBC_ENFORCE_SSL') AS tls
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_glue_connection'
  AND json_text_or('JDBC', configuration, 'connection_type') = 'JDBC'

/*
Connectors of Transfer Family.
  logging_role  role that writes the log; empty: none
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-transfer-connector.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/transfer_connector
*/
CREATE VIEW aws_transfer_connector AS
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'LoggingRole') AS logging_role
FROM changes WHERE shape IN ('aws_api', 'cloudformation', 'aws_config') AND resource_type = 'AWS::Transfer::Connector'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'logging_role') AS logging_role
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_transfer_connector'

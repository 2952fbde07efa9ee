/*
Servers of Transfer Family.
  protocols       list of SFTP, FTPS, FTP, AS2
  logging_role    role that writes the log; empty: none
  endpoint        PUBLIC, VPC, VPC_ENDPOINT
  structured_log  writes a structured log
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-transfer-server.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/transfer_server
*/
CREATE VIEW aws_transfer_server AS
SELECT resource_uid, resource_name AS name,
  json_texts(configuration, 'Protocols') AS protocols,
  json_text_or('', configuration, 'LoggingRole') AS logging_role,
  json_text_or('PUBLIC', configuration, 'EndpointType') AS endpoint,
  array_length(json_texts_or_empty(configuration, 'StructuredLogDestinations')) > 0 AS structured_log
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::Transfer::Server'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CASE json_has(configuration, 'Protocols') WHEN true THEN json_texts(configuration, 'Protocols')
    WHEN false THEN ['SFTP'] END AS protocols,
  json_text_or('', configuration, 'LoggingRole') AS logging_role,
  json_text_or(CASE WHEN shape = 'cloudformation' THEN 'PUBLIC' END, configuration, 'EndpointType') AS endpoint,
  array_length(json_texts_or_empty(configuration, 'StructuredLogDestinations')) > 0 AS structured_log
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::Transfer::Server'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CASE json_has(configuration, 'protocols') WHEN true THEN json_texts(configuration, 'protocols')
    WHEN false THEN ['SFTP'] END AS protocols,
  json_text_or('', configuration, 'logging_role') AS logging_role,
  json_text_or('PUBLIC', configuration, 'endpoint_type') AS endpoint,
  array_length(json_texts_or_empty(configuration, 'structured_log_destinations')) > 0 AS structured_log
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_transfer_server'

/*
Connectors of MSK Connect.
  encryption      TLS, PLAINTEXT
  authentication  IAM, NONE
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kafkaconnect-connector.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/mskconnect_connector
*/
CREATE VIEW aws_msk_connector AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'kafkaClusterEncryptionInTransit', 'encryptionType') AS encryption,
  json_get_str(configuration, 'kafkaClusterClientAuthentication', 'authenticationType') AS authentication
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::KafkaConnect::Connector'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'KafkaClusterEncryptionInTransit', 'EncryptionType') AS encryption,
  json_get_str(configuration, 'KafkaClusterClientAuthentication', 'AuthenticationType') AS authentication
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::KafkaConnect::Connector'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('PLAINTEXT', configuration, 'kafka_cluster_encryption_in_transit', 0, 'encryption_type') AS encryption,
  json_text_or('NONE', configuration, 'kafka_cluster_client_authentication', 0, 'authentication_type') AS authentication
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_mskconnect_connector'

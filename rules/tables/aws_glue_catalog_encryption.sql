/*
Encryption settings of Glue data catalogs.
  metadata   DISABLED, SSE-KMS, …
  passwords  passwords of connections are encrypted
AWS Config does not record this type: https://docs.aws.amazon.com/config/latest/developerguide/resource-config-reference.html
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-glue-datacatalogencryptionsettings.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/glue_data_catalog_encryption_settings
*/
CREATE VIEW aws_glue_catalog_encryption AS
SELECT resource_uid, resource_name AS name,
  json_text_or('DISABLED', configuration, 'DataCatalogEncryptionSettings', 'EncryptionAtRest',
    'CatalogEncryptionMode') AS metadata,
  json_bool_or(false, configuration, 'DataCatalogEncryptionSettings', 'ConnectionPasswordEncryption',
    'ReturnConnectionPasswordEncrypted') AS passwords
FROM changes WHERE shape IN ('aws_api', 'cloudformation') AND resource_type = 'AWS::Glue::DataCatalogEncryptionSettings'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('DISABLED', configuration, 'data_catalog_encryption_settings', 0, 'encryption_at_rest', 0,
    'catalog_encryption_mode') AS metadata,
  json_bool_or(false, configuration, 'data_catalog_encryption_settings', 0, 'connection_password_encryption', 0,
    'return_connection_password_encrypted') AS passwords
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_glue_data_catalog_encryption_settings'

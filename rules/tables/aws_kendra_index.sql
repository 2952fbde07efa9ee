/*
Indexes of Kendra.
  kms_key  key that encrypts it; empty: the key of the service
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kendra-index.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kendra_index
*/
CREATE VIEW aws_kendra_index AS
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'ServerSideEncryptionConfiguration', 'KmsKeyId') AS kms_key
FROM changes WHERE shape IN ('aws_api', 'cloudformation', 'aws_config') AND resource_type = 'AWS::Kendra::Index'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'server_side_encryption_configuration', 0, 'kms_key_id') AS kms_key
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_kendra_index'

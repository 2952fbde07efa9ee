/*
Whether an account encrypts new EBS volumes of a region by default.
  enabled  it does
*/
CREATE VIEW aws_ebs_default_encryption AS
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'EbsEncryptionByDefault') AS enabled
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::EC2::EBSEncryptionByDefault'
UNION ALL BY NAME
-- enabled defaults to true:
-- https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ebs_encryption_by_default
SELECT resource_uid, resource_name AS name,
  json_bool_or(true, configuration, 'enabled') AS enabled
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_ebs_encryption_by_default'

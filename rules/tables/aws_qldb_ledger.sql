/*
Ledgers of QLDB.
  deletion_protection  refuses to be deleted
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-qldb-ledger.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/qldb_ledger
*/
CREATE VIEW aws_qldb_ledger AS
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'DeletionProtection') AS deletion_protection
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::QLDB::Ledger'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(true, configuration, 'DeletionProtection') AS deletion_protection
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::QLDB::Ledger'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(true, configuration, 'deletion_protection') AS deletion_protection
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_qldb_ledger'

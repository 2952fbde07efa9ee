/*
DynamoDB tables. All are encrypted at rest; what varies is whose key. The API leaves SSEDescription out where DynamoDB's own
key is used.
  status               ACTIVE, CREATING, DELETING, …; NULL in a template
  kms                  encrypted with a key in KMS, AWS managed or customer managed, not with DynamoDB's own key
  kms_key              the key; empty: DynamoDB's own or the AWS managed one
  own_key              that is a key of one's own, not the service's; NULL: the ARN does not tell
  pitr                 can be restored to any second of the last days
  deletion_protection  refuses to be deleted
  billing_mode         PROVISIONED, PAY_PER_REQUEST
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-dynamodb-table.html
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html (key and protection
    stand in the replicas)
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dynamodb_table
  https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_SSEDescription.html
*/
CREATE VIEW aws_dynamodb_table AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'tableStatus') AS status,
  json_text_or('DISABLED', configuration, 'ssedescription', 'status') IN ('ENABLED', 'ENABLING', 'UPDATING') AS kms,
  json_text_or('', configuration, 'ssedescription', 'kmsmasterKeyArn') AS kms_key,
  key_of_own(json_text_or('', configuration, 'ssedescription', 'kmsmasterKeyArn'), configuration, shape) AS own_key,
  json_get_str(configuration, 'supplementaryConfiguration', 'ContinuousBackupsDescription', 'pointInTimeRecoveryDescription',
    'pointInTimeRecoveryStatus') = 'ENABLED' AS pitr,
  json_get_bool(configuration, 'deletionProtectionEnabled') AS deletion_protection,
  json_get_str(configuration, 'billingModeSummary', 'billingMode') AS billing_mode
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::DynamoDB::Table'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'TableStatus') AS status,
  json_text_or('DISABLED', configuration, 'SSEDescription', 'Status') IN ('ENABLED', 'ENABLING', 'UPDATING') AS kms,
  json_text_or('', configuration, 'SSEDescription', 'KMSMasterKeyArn') AS kms_key,
  key_of_own(json_text_or('', configuration, 'SSEDescription', 'KMSMasterKeyArn'), configuration, shape) AS own_key,
  json_get_str(configuration, 'ContinuousBackupsDescription', 'PointInTimeRecoveryDescription',
    'PointInTimeRecoveryStatus') = 'ENABLED' AS pitr,
  json_bool_or(false, configuration, 'DeletionProtectionEnabled') AS deletion_protection,
  json_get_str(configuration, 'BillingModeSummary', 'BillingMode') AS billing_mode
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::DynamoDB::Table'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'SSESpecification', 'SSEEnabled') AS kms,
  CASE
    WHEN resource_type <> 'AWS::DynamoDB::GlobalTable' THEN json_text_or('', configuration, 'SSESpecification', 'KMSMasterKeyId')
    ELSE CASE any_match(json_array_or_empty(configuration, 'Replicas'), lambda r :
      json_text_or('', r, 'SSESpecification', 'KMSMasterKeyId') = '') WHEN true THEN ''
      WHEN false THEN json_get_str(configuration, 'Replicas', 0, 'SSESpecification', 'KMSMasterKeyId') END END AS kms_key,
  key_of_own(CASE
    WHEN resource_type <> 'AWS::DynamoDB::GlobalTable' THEN json_text_or('', configuration, 'SSESpecification', 'KMSMasterKeyId')
    ELSE CASE any_match(json_array_or_empty(configuration, 'Replicas'), lambda r :
      json_text_or('', r, 'SSESpecification', 'KMSMasterKeyId') = '') WHEN true THEN ''
      WHEN false THEN json_get_str(configuration, 'Replicas', 0, 'SSESpecification', 'KMSMasterKeyId') END END, configuration, shape) AS own_key,
  CASE WHEN json_has(configuration, 'Replicas')
      THEN all_match(json_get_array(configuration, 'Replicas'), lambda r :
        json_bool_or(false, r, 'PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled'))
    ELSE json_bool_or(false, configuration, 'PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled') END AS pitr,
  CASE WHEN resource_type = 'AWS::DynamoDB::GlobalTable'
      THEN all_match(json_get_array(configuration, 'Replicas'), lambda r : json_bool_or(false, r, 'DeletionProtectionEnabled'))
    ELSE json_bool_or(false, configuration, 'DeletionProtectionEnabled') END AS deletion_protection,
  json_text_or('PROVISIONED', configuration, 'BillingMode') AS billing_mode
FROM changes
WHERE shape = 'cloudformation'
  AND resource_type IN ('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable', 'AWS::Serverless::SimpleTable')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'server_side_encryption', 0, 'enabled') AS kms,
  json_text_or('', configuration, 'server_side_encryption', 0, 'kms_key_arn') AS kms_key,
  key_of_own(json_text_or('', configuration, 'server_side_encryption', 0, 'kms_key_arn'), configuration, shape) AS own_key,
  json_bool_or(false, configuration, 'point_in_time_recovery', 0, 'enabled') AS pitr,
  json_bool_or(false, configuration, 'deletion_protection_enabled') AS deletion_protection,
  json_text_or('PROVISIONED', configuration, 'billing_mode') AS billing_mode
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_dynamodb_table'

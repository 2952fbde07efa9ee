/*
Resource policies of all services that have them, but for buckets (aws_s3_…) and keys (aws_kms_…).
  account  account of the resource; NULL: not known, as in templates
  policy   JSON of the policy; without statements: there is none; NULL: not collected
*/
CREATE VIEW aws_resource_policy AS
SELECT resource_uid, name, account, policy FROM aws_api_gateway_policy
UNION ALL BY NAME
SELECT resource_uid, name, account, policy FROM aws_backup_policy
UNION ALL BY NAME
SELECT resource_uid, name, account, policy FROM aws_dynamodb_policy
UNION ALL BY NAME
SELECT resource_uid, name, account, policy FROM aws_ecr_policy
UNION ALL BY NAME
SELECT resource_uid, name, account, policy FROM aws_efs_policy
UNION ALL BY NAME
SELECT resource_uid, name, account, policy FROM aws_eventbridge_policy
UNION ALL BY NAME
SELECT resource_uid, name, account, policy FROM aws_glue_policy
UNION ALL BY NAME
SELECT resource_uid, name, account, policy FROM aws_kinesis_policy
UNION ALL BY NAME
SELECT resource_uid, name, account, policy FROM aws_lambda_policy
UNION ALL BY NAME
SELECT resource_uid, name, account, policy FROM aws_opensearch_policy
UNION ALL BY NAME
SELECT resource_uid, name, account, policy FROM aws_other_policy
UNION ALL BY NAME
SELECT resource_uid, name, account, policy FROM aws_secretsmanager_policy
UNION ALL BY NAME
SELECT resource_uid, name, account, policy FROM aws_ses_policy
UNION ALL BY NAME
SELECT resource_uid, name, account, policy FROM aws_sns_policy
UNION ALL BY NAME
SELECT resource_uid, name, account, policy FROM aws_sqs_policy

/*
Secrets in Secrets Manager. The API leaves out what is not set. In a template or plan the rotation is a
resource of its own, which is laid over the secret.
  kms_key         key that encrypts the secret; empty: aws/secretsmanager
  rotation        is changed by itself
  rotation_days   days between two rotations
  owning_service  AWS service that manages it; empty: none
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-secretsmanager-secret.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/secretsmanager_secret
  https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html
*/
CREATE VIEW aws_secretsmanager_secret AS
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_has_member(configuration, 'KMSKeyId') AND json_has(configuration, 'KMSKeyId') IS NOT FALSE THEN json_get_str(configuration, 'KMSKeyId')
    ELSE json_text_or('', configuration, 'KmsKeyId') END AS kms_key,
  json_bool_or(false, configuration, 'RotationEnabled') AS rotation,
  json_get_int(configuration, 'RotationRules', 'AutomaticallyAfterDays') AS rotation_days,
  json_text_or('', configuration, 'OwningService') AS owning_service
FROM changes WHERE shape IN ('aws_config', 'aws_api') AND resource_type = 'AWS::SecretsManager::Secret'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'KmsKeyId') AS kms_key,
  json_has(configuration, '$rotation', 0) AS rotation,
  json_get_int(configuration, '$rotation', 0, 'RotationRules', 'AutomaticallyAfterDays') AS rotation_days,
  '' AS owning_service
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::SecretsManager::Secret'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'kms_key_id') AS kms_key,
  CASE json_has(configuration, 'rotation_rules', 0) WHEN true THEN true
    WHEN false THEN CASE WHEN kind = 'create' THEN false END END AS rotation,
  json_get_int(configuration, 'rotation_rules', 0, 'automatically_after_days') AS rotation_days,
  '' AS owning_service
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_secretsmanager_secret'

/*
KMS keys. Rotation and policy of live keys are answers of their own (get-key-rotation-status, get-key-policy): NULL where they
are not laid beside (KeyRotationEnabled, Policy).
  rotation         the key material is replaced every year
  rotates          it can be: a symmetric key of your own whose material AWS makes
  policy           JSON; templates and plans without one: no statements, for the default names the account alone
                   (https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html, Policy)
  state            Enabled, Disabled, PendingDeletion, …; templates: Enabled unless set
  multi_region     it can be copied to other regions
  manager          CUSTOMER, AWS
  deletion_window  days; NULL: not said
*/
CREATE VIEW aws_kms_key AS
SELECT resource_uid,
  json_get_str(configuration, 'keyId') AS name,
  json_get_bool(configuration, 'supplementaryConfiguration', 'KeyRotationStatus') AS rotation,
  json_get_str(configuration, 'keyManager') = 'CUSTOMER'
    AND json_text_or('AWS_KMS', configuration, 'origin') = 'AWS_KMS'
    AND json_text_or('SYMMETRIC_DEFAULT', configuration, 'keySpec') = 'SYMMETRIC_DEFAULT'
    AND json_text_or('SYMMETRIC_DEFAULT', configuration, 'customerMasterKeySpec') = 'SYMMETRIC_DEFAULT' AS rotates,
  json_document(configuration, 'supplementaryConfiguration', 'Policy') AS policy,
  json_get_str(configuration, 'keyState') AS state,
  json_get_bool(configuration, 'multiRegion') AS multi_region,
  json_get_str(configuration, 'keyManager') AS manager
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::KMS::Key'
UNION ALL BY NAME
SELECT resource_uid,
  json_get_str(configuration, 'KeyId') AS name,
  json_get_bool(configuration, 'KeyRotationEnabled') AS rotation,
  json_get_str(configuration, 'KeyManager') = 'CUSTOMER'
    AND json_text_or('AWS_KMS', configuration, 'Origin') = 'AWS_KMS'
    AND json_text_or('SYMMETRIC_DEFAULT', configuration, 'KeySpec') = 'SYMMETRIC_DEFAULT'
    AND json_text_or('SYMMETRIC_DEFAULT', configuration, 'CustomerMasterKeySpec') = 'SYMMETRIC_DEFAULT' AS rotates,
  json_document(configuration, 'Policy') AS policy,
  json_get_str(configuration, 'KeyState') AS state,
  json_get_bool(configuration, 'MultiRegion') AS multi_region,
  json_get_str(configuration, 'KeyManager') AS manager
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::KMS::Key'
UNION ALL BY NAME
-- Defaults: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-key.html
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'EnableKeyRotation') AS rotation,
  json_text_or('SYMMETRIC_DEFAULT', configuration, 'KeySpec') = 'SYMMETRIC_DEFAULT'
    AND json_text_or('AWS_KMS', configuration, 'Origin') = 'AWS_KMS' AS rotates,
  policy_or_none(configuration, 'KeyPolicy') AS policy,
  CASE json_bool_or(true, configuration, 'Enabled') WHEN true THEN 'Enabled' WHEN false THEN 'Disabled' END AS state,
  json_bool_or(false, configuration, 'MultiRegion') AS multi_region,
  'CUSTOMER' AS manager,
  json_int_or(30, configuration, 'PendingWindowInDays') AS deletion_window
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::KMS::Key'
UNION ALL BY NAME
-- Defaults: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_key
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'enable_key_rotation') AS rotation,
  json_text_or('SYMMETRIC_DEFAULT', configuration, 'customer_master_key_spec') = 'SYMMETRIC_DEFAULT'
    AND json_text_or('', configuration, 'custom_key_store_id') = '' AND json_text_or('', configuration, 'xks_key_id') = '' AS rotates,
  policy_or_none(configuration, 'policy') AS policy,
  CASE json_bool_or(true, configuration, 'is_enabled') WHEN true THEN 'Enabled' WHEN false THEN 'Disabled' END AS state,
  json_bool_or(false, configuration, 'multi_region') AS multi_region,
  'CUSTOMER' AS manager,
  json_int_or(30, configuration, 'deletion_window_in_days') AS deletion_window
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_kms_key'
UNION ALL BY NAME
-- Their material is imported, or rotates with that of the primary key:
-- https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_external_key
-- https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_replica_key
SELECT resource_uid, resource_name AS name,
  false AS rotates,
  policy_or_none(configuration, 'policy') AS policy,
  CASE json_bool_or(true, configuration, 'enabled') WHEN true THEN 'Enabled' WHEN false THEN 'Disabled' END AS state,
  CASE resource_type WHEN 'aws_kms_external_key' THEN json_bool_or(false, configuration, 'multi_region') ELSE true END AS multi_region,
  'CUSTOMER' AS manager,
  json_int_or(30, configuration, 'deletion_window_in_days') AS deletion_window
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('aws_kms_external_key', 'aws_kms_replica_key', 'aws_kms_replica_external_key')

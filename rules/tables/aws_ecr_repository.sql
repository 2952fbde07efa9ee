/*
ECR repositories. The policy is an API answer of its own: lay policyText of get-repository-policy beside the rest.
  scan_on_push    images are scanned when they are pushed; false by default
  tag_mutability  MUTABLE, IMMUTABLE, or either with exclusions
  encryption      AES256, KMS, KMS_DSSE; NULL in an item of AWS Config that leaves it out
  policy          JSON of the resource policy; NULL: not collected, none, or a resource of its own
  lifecycle       old images are removed by themselves
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ecr-repository.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecr_repository
*/
CREATE VIEW aws_ecr_repository AS
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_has(configuration, 'imageScanningConfiguration')
      THEN json_get_bool(configuration, 'imageScanningConfiguration', 'scanOnPush')
    ELSE json_get_bool(configuration, 'ImageScanningConfiguration', 'ScanOnPush') END AS scan_on_push,
  json_get_str_either(configuration, 'imageTagMutability', 'ImageTagMutability') AS tag_mutability,
  CASE WHEN json_has(configuration, 'encryptionConfiguration')
      THEN json_get_str(configuration, 'encryptionConfiguration', 'encryptionType')
    ELSE json_get_str(configuration, 'EncryptionConfiguration', 'EncryptionType') END AS encryption,
  CASE WHEN json_has(configuration, 'policyText') THEN json_document(configuration, 'policyText')
    ELSE json_document(configuration, 'Policy') END AS policy,
  CASE WHEN json_has(configuration, 'lifecyclePolicyText') THEN true END AS lifecycle
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::ECR::Repository'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(CASE WHEN shape = 'cloudformation' THEN false END, configuration, 'ImageScanningConfiguration', 'ScanOnPush') AS scan_on_push,
  json_text_or(CASE WHEN shape = 'cloudformation' THEN 'MUTABLE' END, configuration, 'ImageTagMutability') AS tag_mutability,
  CASE shape WHEN 'aws_config' THEN json_get_str(configuration, 'EncryptionConfiguration', 'EncryptionType')
    ELSE json_text_or(CASE WHEN shape = 'cloudformation' THEN 'AES256' END, configuration, 'EncryptionConfiguration', 'EncryptionType') END AS encryption,
  json_document(configuration, 'RepositoryPolicyText') AS policy,
  json_has(configuration, 'LifecyclePolicy') AS lifecycle
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::ECR::Repository'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'image_scanning_configuration', 0, 'scan_on_push') AS scan_on_push,
  json_text_or('MUTABLE', configuration, 'image_tag_mutability') AS tag_mutability,
  json_text_or('AES256', configuration, 'encryption_configuration', 0, 'encryption_type') AS encryption
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_ecr_repository'

/*
EFS file systems.
  encrypted  files are encrypted at rest
  kms_key    key of the files; empty: aws/elasticfilesystem or none
  own_key    that is a key of one's own, not the service's; NULL: the ARN does not tell
  backup     backed up by AWS Backup's default plan: ENABLED, DISABLED; NULL: not collected. A file system of one zone is backed up
             unless it says otherwise: https://docs.aws.amazon.com/efs/latest/ug/API_CreateFileSystem.html (Backup)
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-efs-filesystem.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/efs_file_system
*/
CREATE VIEW aws_efs_file_system AS
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'Encrypted') AS encrypted,
  json_text_or('', configuration, 'KmsKeyId') AS kms_key,
  key_of_own(json_text_or('', configuration, 'KmsKeyId'), configuration, shape) AS own_key,
  json_get_str(configuration, 'BackupPolicy', 'Status') AS backup
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::EFS::FileSystem'
  AND NOT is_going(json_get_str(configuration, 'LifeCycleState'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(CASE WHEN shape = 'cloudformation' THEN false END, configuration, 'Encrypted') AS encrypted,
  json_text_or('', configuration, 'KmsKeyId') AS kms_key,
  key_of_own(json_text_or('', configuration, 'KmsKeyId'), configuration, shape) AS own_key,
  json_text_or(CASE WHEN shape = 'cloudformation'
      THEN CASE json_text_or('', configuration, 'AvailabilityZoneName') WHEN '' THEN 'DISABLED' ELSE 'ENABLED' END END,
    configuration, 'BackupPolicy', 'Status') AS backup
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::EFS::FileSystem'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  -- Not encrypted unless asked for: https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html
  json_bool_or(CASE WHEN kind = 'create' THEN false END, configuration, 'encrypted') AS encrypted,
  json_text_or('', configuration, 'kms_key_id') AS kms_key,
  key_of_own(json_text_or('', configuration, 'kms_key_id'), configuration, shape) AS own_key,
  CASE WHEN kind = 'create' OR json_has(configuration, 'backup_policy', 0)
    THEN json_text_or(CASE json_text_or('', configuration, 'availability_zone_name') WHEN '' THEN 'DISABLED' ELSE 'ENABLED' END,
      configuration, 'backup_policy', 0, 'status') END AS backup
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_efs_file_system'

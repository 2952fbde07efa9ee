/*
Vaults of AWS Backup.
  kms_key  key of the backups; empty: aws/backup
  own_key  that is a key of one's own, not the service's; NULL: the ARN does not tell
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-backup-backupvault.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/backup_vault
*/
CREATE VIEW aws_backup_vault AS
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'EncryptionKeyArn') AS kms_key,
  key_of_own(json_text_or('', configuration, 'EncryptionKeyArn'), configuration, shape) AS own_key
FROM changes WHERE shape IN ('aws_api', 'cloudformation', 'aws_config') AND resource_type = 'AWS::Backup::BackupVault'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'kms_key_arn') AS kms_key,
  key_of_own(json_text_or('', configuration, 'kms_key_arn'), configuration, shape) AS own_key
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_backup_vault'

/*
FSx file systems. Days of automatic backups: https://docs.aws.amazon.com/fsx/latest/APIReference/API_CreateFileSystem.html
  type         WINDOWS, LUSTRE, ONTAP, OPENZFS
  zones        number of zones that it stands in, 1 or more
  tags_copied  its tags are put on its backups too; NULL: it has no such setting
  backup_days  days that automatic backups are kept, 0: none; NULL where an absent value has the default of its kind
AWS Config does not record this type: https://docs.aws.amazon.com/config/latest/developerguide/resource-config-reference.html
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-fsx-filesystem.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/fsx_windows_file_system
*/
CREATE VIEW aws_fsx_file_system AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'FileSystemType') AS type,
  CASE json_get_str(configuration, 'FileSystemType')
    WHEN 'LUSTRE' THEN 1
    WHEN 'ONTAP' THEN CASE WHEN json_get_str(configuration, 'OntapConfiguration', 'DeploymentType') LIKE 'MULTI%' THEN 2
      WHEN json_get_str(configuration, 'OntapConfiguration', 'DeploymentType') LIKE 'SINGLE%' THEN 1 END
    WHEN 'OPENZFS' THEN CASE WHEN json_get_str(configuration, 'OpenZFSConfiguration', 'DeploymentType') LIKE 'MULTI%' THEN 2
      WHEN json_get_str(configuration, 'OpenZFSConfiguration', 'DeploymentType') LIKE 'SINGLE%' THEN 1 END
    WHEN 'WINDOWS' THEN CASE WHEN json_text_or('SINGLE_AZ_1', configuration, 'WindowsConfiguration', 'DeploymentType') LIKE 'MULTI%' THEN 2
      WHEN json_text_or('SINGLE_AZ_1', configuration, 'WindowsConfiguration', 'DeploymentType') LIKE 'SINGLE%' THEN 1 END END AS zones,
  CASE json_get_str(configuration, 'FileSystemType')
    WHEN 'LUSTRE' THEN json_bool_or(false, configuration, 'LustreConfiguration', 'CopyTagsToBackups')
    WHEN 'OPENZFS' THEN json_bool_or(false, configuration, 'OpenZFSConfiguration', 'CopyTagsToBackups')
    WHEN 'WINDOWS' THEN json_bool_or(false, configuration, 'WindowsConfiguration', 'CopyTagsToBackups') END AS tags_copied,
  CASE json_get_str(configuration, 'FileSystemType')
    WHEN 'LUSTRE' THEN json_int_or(0, configuration, 'LustreConfiguration', 'AutomaticBackupRetentionDays')
    WHEN 'ONTAP' THEN json_int_or(CASE WHEN shape = 'cloudformation' THEN 30 ELSE 0 END, configuration, 'OntapConfiguration', 'AutomaticBackupRetentionDays')
    WHEN 'OPENZFS' THEN json_int_or(CASE WHEN shape = 'cloudformation' THEN 30 ELSE 0 END, configuration, 'OpenZFSConfiguration', 'AutomaticBackupRetentionDays')
    WHEN 'WINDOWS' THEN json_int_or(CASE WHEN shape = 'cloudformation' THEN 30 ELSE 0 END, configuration, 'WindowsConfiguration', 'AutomaticBackupRetentionDays') END AS backup_days
FROM changes WHERE shape IN ('aws_api', 'cloudformation') AND resource_type = 'AWS::FSx::FileSystem'
  AND NOT is_going(json_get_str(configuration, 'Lifecycle'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CASE
    WHEN resource_type = 'aws_fsx_lustre_file_system' THEN 'LUSTRE'
    WHEN resource_type = 'aws_fsx_ontap_file_system' THEN 'ONTAP'
    WHEN resource_type = 'aws_fsx_openzfs_file_system' THEN 'OPENZFS'
    ELSE 'WINDOWS' END AS type,
  CASE
    WHEN resource_type = 'aws_fsx_lustre_file_system' THEN 1
    WHEN json_text_or(CASE WHEN resource_type = 'aws_fsx_windows_file_system' THEN 'SINGLE_AZ_1' END, configuration, 'deployment_type') LIKE 'MULTI%'
      THEN 2
    WHEN json_text_or(CASE WHEN resource_type = 'aws_fsx_windows_file_system' THEN 'SINGLE_AZ_1' END, configuration, 'deployment_type') LIKE 'SINGLE%'
      THEN 1 END AS zones,
  CASE WHEN resource_type <> 'aws_fsx_ontap_file_system' THEN json_bool_or(false, configuration, 'copy_tags_to_backups') END AS tags_copied,
  json_int_or(CASE WHEN resource_type = 'aws_fsx_windows_file_system' THEN 7 ELSE 0 END, configuration,
    'automatic_backup_retention_days') AS backup_days
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('aws_fsx_lustre_file_system', 'aws_fsx_ontap_file_system', 'aws_fsx_openzfs_file_system',
    'aws_fsx_windows_file_system')

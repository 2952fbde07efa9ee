/*
WorkSpaces.
  root_encrypted  system volume is encrypted
  user_encrypted  user volume is encrypted
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-workspaces-workspace.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/workspaces_workspace
*/
CREATE VIEW aws_workspace AS
SELECT resource_uid, resource_name AS name,
  json_bool_or(CASE WHEN shape <> 'aws_config' THEN false END, configuration, 'RootVolumeEncryptionEnabled') AS root_encrypted,
  json_bool_or(CASE WHEN shape <> 'aws_config' THEN false END, configuration, 'UserVolumeEncryptionEnabled') AS user_encrypted
FROM changes WHERE shape IN ('aws_api', 'cloudformation', 'aws_config') AND resource_type = 'AWS::WorkSpaces::Workspace'
  AND NOT is_going(json_get_str(configuration, 'State'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'root_volume_encryption_enabled') AS root_encrypted,
  json_bool_or(false, configuration, 'user_volume_encryption_enabled') AS user_encrypted
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_workspaces_workspace'

/*
Access points of EFS.
  root_directory  path that clients see as /
  user_identity   clients act as a user of the access point
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-efs-accesspoint.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/efs_access_point
*/
CREATE VIEW aws_efs_access_point AS
SELECT resource_uid, resource_name AS name,
  json_text_or(CASE WHEN shape <> 'aws_config' THEN '/' END, configuration, 'RootDirectory', 'Path') AS root_directory,
  json_has(configuration, 'PosixUser') AS user_identity
FROM changes WHERE shape IN ('aws_api', 'cloudformation', 'aws_config') AND resource_type = 'AWS::EFS::AccessPoint'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('/', configuration, 'root_directory', 0, 'path') AS root_directory,
  array_length(json_array_or_empty(configuration, 'posix_user')) > 0 AS user_identity
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_efs_access_point'

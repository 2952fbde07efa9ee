/*
Collaborations of Clean Rooms.
  cleartext  encrypted tables may have columns in clear text
AWS Config does not record this type: https://docs.aws.amazon.com/config/latest/developerguide/resource-config-reference.html
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cleanrooms-collaboration.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cleanrooms_collaboration
*/
CREATE VIEW aws_cleanrooms_collaboration AS
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'dataEncryptionMetadata', 'allowCleartext') AS cleartext
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::CleanRooms::Collaboration'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'DataEncryptionMetadata', 'AllowCleartext') AS cleartext
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::CleanRooms::Collaboration'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'data_encryption_metadata', 0, 'allow_clear_text') AS cleartext
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_cleanrooms_collaboration'

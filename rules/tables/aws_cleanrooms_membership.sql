/*
Memberships of Clean Rooms.
  query_log  queries are logged: ENABLED, DISABLED
AWS Config does not record this type: https://docs.aws.amazon.com/config/latest/developerguide/resource-config-reference.html
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cleanrooms-membership.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cleanrooms_membership
*/
CREATE VIEW aws_cleanrooms_membership AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'queryLogStatus') AS query_log
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::CleanRooms::Membership'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'QueryLogStatus') AS query_log
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::CleanRooms::Membership'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'query_log_status') AS query_log
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_cleanrooms_membership'

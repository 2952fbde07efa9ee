/*
Groups with their members.
  members  how many users; NULL: not in the record
*/
CREATE VIEW aws_iam_group AS
SELECT resource_uid,
  json_get_str(configuration, 'GroupName') AS name,
  CASE WHEN json_has(configuration, 'Users') THEN array_length(json_get_array(configuration, 'Users'))
    WHEN json_is_null(configuration, 'Users') THEN 0 END AS members
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::IAM::Group'
UNION ALL BY NAME
SELECT resource_uid,
  json_get_str(configuration, 'groupName') AS name
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::IAM::Group'

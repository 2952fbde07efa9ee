/*
Images (AMIs) of the account.
  public   every AWS account may start it
  created  RFC 3339
  owner    account
*/
CREATE VIEW aws_ec2_image AS
SELECT resource_uid, json_get_str(configuration, 'Name') AS name,
  json_get_bool(configuration, 'Public') AS public,
  json_get_str(configuration, 'CreationDate') AS created,
  json_get_str(configuration, 'OwnerId') AS owner
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::EC2::Image'
UNION ALL
SELECT resource_uid, json_get_str(configuration, 'name'),
  json_get_bool(configuration, 'public'),
  json_get_str(configuration, 'creationDate'),
  json_get_str(configuration, 'ownerId')
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::EC2::Image'

/*
Images (AMIs) of the account. AWS Config does not record them.
  public       every AWS account may start it
  created      RFC 3339
  owner        account
  shared_with  list of accounts, organizations (ARN) and units (ARN) that may start it, all for everybody; NULL: not in the
               record (LaunchPermissions)
*/
CREATE VIEW aws_ec2_image AS
SELECT resource_uid,
  json_get_str(configuration, 'Name') AS name,
  json_get_bool(configuration, 'Public') AS public,
  json_get_str(configuration, 'CreationDate') AS created,
  json_get_str(configuration, 'OwnerId') AS owner,
  array_transform(json_get_array(configuration, 'LaunchPermissions'), lambda p :
    CASE
      WHEN json_has(p, 'Group') THEN json_get_str(p, 'Group')
      WHEN json_has(p, 'UserId') THEN json_get_str(p, 'UserId')
      WHEN json_has(p, 'OrganizationArn') THEN json_get_str(p, 'OrganizationArn')
      ELSE json_get_str(p, 'OrganizationalUnitArn') END) AS shared_with
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::EC2::Image'
UNION ALL BY NAME
SELECT resource_uid,
  json_get_str(configuration, 'image_id') AS name,
  json_text_or('', configuration, 'group') = 'all' AS public,
  account AS owner,
  array_filter(
    make_array(
      json_text_or('', configuration, 'account_id'), json_text_or('', configuration, 'group'),
      json_text_or('', configuration, 'organization_arn'), json_text_or('', configuration, 'organizational_unit_arn')),
    lambda s : s <> '' OR s IS NULL) AS shared_with
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_ami_launch_permission'

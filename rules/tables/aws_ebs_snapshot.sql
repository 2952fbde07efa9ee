/*
EBS snapshots. AWS Config does not record them. Who may use one is an answer of its own (describe-snapshot-attribute): NULL where it is not laid beside.
  encrypted    the snapshot is encrypted
  owner        account
  public       every AWS account may use it
  shared_with  list of accounts that may use it, all for everybody
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ebs_snapshot_copy
*/
CREATE VIEW aws_ebs_snapshot AS
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'Encrypted') AS encrypted,
  json_get_str(configuration, 'OwnerId') AS owner,
  any_match(json_get_array(configuration, 'CreateVolumePermissions'), lambda p :
    CASE WHEN json_has(p, 'Group') THEN json_get_str(p, 'Group') = 'all' WHEN json_has(p, 'UserId') THEN false END) AS public,
  array_transform(json_get_array(configuration, 'CreateVolumePermissions'), lambda p :
    json_get_str_either(p, 'Group', 'UserId')) AS shared_with
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::EC2::Snapshot'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'encrypted') AS encrypted,
  coalesce(account, '') AS owner, false AS public,
  no_texts(configuration) AS shared_with
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_ebs_snapshot_copy'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, coalesce(account, '') AS owner,
  json_get_str(configuration, 'account_id') = 'all' AS public,
  json_texts(configuration, 'account_id') AS shared_with
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_snapshot_create_volume_permission'

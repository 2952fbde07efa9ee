/*
EBS snapshots. Who may use one is an answer of its own (describe-snapshot-attribute): NULL where it is not laid beside.
  encrypted  the snapshot is encrypted
  public     every AWS account may use it
*/
CREATE VIEW aws_ebs_snapshot AS
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'Encrypted') AS encrypted,
  any_match(json_get_array(configuration, 'CreateVolumePermissions'), lambda p : text_or('', p, 'Group') = 'all') AS public
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::EC2::Snapshot'
UNION ALL
SELECT resource_uid, resource_name,
  json_get_bool(configuration, 'encrypted'),
  any_match(json_get_array(configuration, 'createVolumePermissions'), lambda p : text_or('', p, 'group') = 'all')
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::EC2::Snapshot'
UNION ALL
SELECT resource_uid, resource_name,
  bool_or(false, configuration, 'encrypted'),
  false
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_ebs_snapshot_copy'

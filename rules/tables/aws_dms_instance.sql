/*
Replication instances of DMS.
  public              has a public address
  auto_minor_upgrade  minor versions are installed by themselves
  multi_az            has a standby in another zone
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-dms-replicationinstance.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dms_replication_instance
*/
CREATE VIEW aws_dms_instance AS
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'PubliclyAccessible') AS public,
  json_get_bool(configuration, 'AutoMinorVersionUpgrade') AS auto_minor_upgrade,
  json_get_bool(configuration, 'MultiAZ') AS multi_az
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::DMS::ReplicationInstance'
  AND NOT is_going(json_get_str(configuration, 'ReplicationInstanceStatus'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(CASE WHEN shape = 'cloudformation' THEN true END, configuration, 'PubliclyAccessible') AS public,
  json_bool_or(CASE WHEN shape = 'cloudformation' THEN true END, configuration, 'AutoMinorVersionUpgrade') AS auto_minor_upgrade,
  json_bool_or(CASE WHEN shape = 'cloudformation' THEN false END, configuration, 'MultiAZ') AS multi_az
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::DMS::ReplicationInstance'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'publicly_accessible') AS public,
  json_bool_or(false, configuration, 'auto_minor_version_upgrade') AS auto_minor_upgrade,
  json_bool_or(false, configuration, 'multi_az') AS multi_az
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_dms_replication_instance'

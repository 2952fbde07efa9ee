/*
Redshift clusters. In a template an absent property has the documented default; a live record that lacks one did not collect
it.
  public                has a public address
  encrypted             data is encrypted at rest; NULL in a template where a snapshot decides
  kms_key               key that encrypts the data; empty: none of the account
  own_key               that is a key of one's own, not the service's; NULL: the ARN does not tell
  backup_days           days that automated snapshots are kept, 0: none
  audit_logging         connections and queries are logged; NULL: not collected
  enhanced_vpc_routing  COPY and UNLOAD go through the VPC
  version_upgrade       major versions are installed in the maintenance window
  maintenance_window    ddd:hh24:mi-ddd:hh24:mi, UTC
  username              login of the administrator
  port                  where it listens; 5439 by default
  database              name of the first database; NULL where a template leaves it to a parameter
  vpc                   id of its VPC or name of its subnet group; empty: outside a VPC
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-redshift-cluster.html
  https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateCluster.html (Encrypted)
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_cluster
*/
CREATE VIEW aws_redshift_cluster AS
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'publiclyAccessible') AS public,
  json_get_bool(configuration, 'encrypted') AS encrypted,
  json_text_or('', configuration, 'kmsKeyId') AS kms_key,
  key_of_own(json_text_or('', configuration, 'kmsKeyId'), configuration, shape) AS own_key,
  json_get_int(configuration, 'automatedSnapshotRetentionPeriod') AS backup_days,
  json_get_bool(configuration, 'supplementaryConfiguration', 'LoggingStatus', 'loggingEnabled') AS audit_logging,
  json_get_bool(configuration, 'enhancedVpcRouting') AS enhanced_vpc_routing,
  json_get_bool(configuration, 'allowVersionUpgrade') AS version_upgrade,
  json_get_str(configuration, 'preferredMaintenanceWindow') AS maintenance_window,
  json_get_int(configuration, 'endpoint', 'port') AS port,
  json_get_str(configuration, 'masterUsername') AS username,
  json_get_str(configuration, 'dBName') AS database,
  json_text_or('', configuration, 'vpcId') AS vpc
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::Redshift::Cluster'
  AND NOT is_going(json_get_str(configuration, 'clusterStatus'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'PubliclyAccessible') AS public,
  json_get_bool(configuration, 'Encrypted') AS encrypted,
  json_text_or('', configuration, 'KmsKeyId') AS kms_key,
  key_of_own(json_text_or('', configuration, 'KmsKeyId'), configuration, shape) AS own_key,
  json_get_int(configuration, 'AutomatedSnapshotRetentionPeriod') AS backup_days,
  json_get_bool(configuration, 'LoggingStatus', 'LoggingEnabled') AS audit_logging,
  json_get_bool(configuration, 'EnhancedVpcRouting') AS enhanced_vpc_routing,
  json_get_bool(configuration, 'AllowVersionUpgrade') AS version_upgrade,
  json_get_str(configuration, 'PreferredMaintenanceWindow') AS maintenance_window,
  json_get_int(configuration, 'Endpoint', 'Port') AS port,
  json_get_str(configuration, 'MasterUsername') AS username,
  json_get_str(configuration, 'DBName') AS database,
  json_text_or('', configuration, 'VpcId') AS vpc
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::Redshift::Cluster'
  AND NOT is_going(json_get_str(configuration, 'ClusterStatus'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'PubliclyAccessible') AS public,
  CASE WHEN json_has(configuration, 'SnapshotIdentifier') THEN json_get_bool(configuration, 'Encrypted')
    ELSE json_bool_or(true, configuration, 'Encrypted') END AS encrypted,
  json_text_or('', configuration, 'KmsKeyId') AS kms_key,
  key_of_own(json_text_or('', configuration, 'KmsKeyId'), configuration, shape) AS own_key,
  json_int_or(1, configuration, 'AutomatedSnapshotRetentionPeriod') AS backup_days,
  json_has(configuration, 'LoggingProperties') AS audit_logging,
  json_bool_or(false, configuration, 'EnhancedVpcRouting') AS enhanced_vpc_routing,
  json_bool_or(true, configuration, 'AllowVersionUpgrade') AS version_upgrade,
  json_get_str(configuration, 'PreferredMaintenanceWindow') AS maintenance_window,
  json_int_or(5439, configuration, 'Port') AS port,
  json_get_str(configuration, 'MasterUsername') AS username,
  CASE WHEN configuration ->> 'DBName' NOT LIKE 'ref:%' THEN configuration ->> 'DBName' END AS database,
  json_text_or('', configuration, 'ClusterSubnetGroupName') AS vpc
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::Redshift::Cluster'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'publicly_accessible') AS public,
  CASE WHEN json_has(configuration, 'snapshot_identifier') THEN json_get_bool(configuration, 'encrypted')
    ELSE json_bool_or(true, configuration, 'encrypted') END AS encrypted,
  json_text_or('', configuration, 'kms_key_id') AS kms_key,
  key_of_own(json_text_or('', configuration, 'kms_key_id'), configuration, shape) AS own_key,
  json_int_or(1, configuration, 'automated_snapshot_retention_period') AS backup_days,
  CASE json_has(configuration, 'logging', 0, 'resource') WHEN true THEN true
    WHEN false THEN CASE WHEN kind = 'create' THEN json_bool_or(false, configuration, 'logging', 0, 'enable')
      ELSE json_get_bool(configuration, 'logging', 0, 'enable') END END AS audit_logging,
  json_bool_or(false, configuration, 'enhanced_vpc_routing') AS enhanced_vpc_routing,
  json_bool_or(true, configuration, 'allow_version_upgrade') AS version_upgrade,
  json_get_str(configuration, 'preferred_maintenance_window') AS maintenance_window,
  json_int_or(5439, configuration, 'port') AS port,
  json_get_str(configuration, 'master_username') AS username,
  json_text_or('dev', configuration, 'database_name') AS database,
  json_text_or('', configuration, 'cluster_subnet_group_name') AS vpc
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_redshift_cluster'

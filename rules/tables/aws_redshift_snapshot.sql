/*
Snapshots of Redshift clusters.
  encrypted    data is encrypted at rest
  shared_with  list of accounts that may restore it; empty: none
https://docs.aws.amazon.com/redshift/latest/APIReference/API_Snapshot.html (no accounts: null)
*/
CREATE VIEW aws_redshift_snapshot AS
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'Encrypted') AS encrypted,
  CASE WHEN json_has_member(configuration, 'AccountsWithRestoreAccess') OR json_has(configuration, 'Status')
    THEN array_transform(json_array_or_empty(configuration, 'AccountsWithRestoreAccess'), lambda a : json_get_str(a, 'AccountId')) END
    AS shared_with
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::Redshift::ClusterSnapshot'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'encrypted') AS encrypted,
  array_transform(json_get_array(configuration, 'accountsWithRestoreAccess'), lambda a : json_get_str(a, 'accountId')) AS shared_with
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::Redshift::ClusterSnapshot'

SELECT resource_uid, resource_name AS name,
  [json_text_or('', configuration, 'MasterUserPassword')] AS secrets
FROM changes
WHERE shape = 'cloudformation'
  AND resource_type IN ('AWS::RDS::DBInstance', 'AWS::RDS::DBCluster', 'AWS::Redshift::Cluster', 'AWS::DocDB::DBCluster',
    'AWS::Neptune::DBCluster', 'AWS::Lightsail::Database')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [json_text_or('', configuration, 'AdminUserPassword')] AS secrets
FROM changes
WHERE shape = 'cloudformation'
  AND resource_type IN ('AWS::RedshiftServerless::Namespace', 'AWS::DocDBElastic::Cluster')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [json_text_or('', configuration, 'AdvancedSecurityOptions', 'MasterUserOptions', 'MasterUserPassword')] AS secrets
FROM changes
WHERE shape = 'cloudformation'
  AND resource_type IN ('AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [json_text_or('', configuration, 'AuthToken')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::ElastiCache::ReplicationGroup'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  texts_of_both(json_texts_or_empty(configuration, 'Passwords'),
    json_texts_or_empty(configuration, 'AuthenticationMode', 'Passwords')) AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::ElastiCache::User'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_texts_or_empty(configuration, 'AuthenticationMode', 'Passwords') AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::MemoryDB::User'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [
    json_text_or('', configuration, 'Password'),
    json_text_or('', configuration, 'MongoDbSettings', 'Password'),
    json_text_or('', configuration, 'KafkaSettings', 'SaslPassword'),
    json_text_or('', configuration, 'KafkaSettings', 'SslClientKeyPassword'),
    json_text_or('', configuration, 'RedisSettings', 'AuthPassword')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::DMS::Endpoint'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  array_transform(json_array_or_empty(configuration, 'Users'), lambda u : json_text_or('', u, 'Password')) AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::AmazonMQ::Broker'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [
    json_text_or('', configuration, 'WindowsConfiguration', 'SelfManagedActiveDirectoryConfiguration', 'Password'),
    json_text_or('', configuration, 'OntapConfiguration', 'FsxAdminPassword')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::FSx::FileSystem'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [
    json_text_or('', configuration, 'SvmAdminPassword'),
    json_text_or('', configuration, 'ActiveDirectoryConfiguration', 'SelfManagedActiveDirectoryConfiguration', 'Password')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::FSx::StorageVirtualMachine'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [json_text_or('', configuration, 'Password')] AS secrets
FROM changes
WHERE shape = 'cloudformation'
  AND resource_type IN ('AWS::DataSync::LocationSMB', 'AWS::DataSync::LocationFSxWindows')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [json_text_or('', configuration, 'Protocol', 'SMB', 'Password')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::DataSync::LocationFSxONTAP'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [json_text_or('', configuration, 'SecretKey')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::DataSync::LocationObjectStorage'

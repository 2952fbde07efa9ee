/*
Clusters of MSK. The API answers with a Provisioned (describe-cluster-v2) or with its fields (describe-cluster).
  kms_key          key of the data on the volumes; empty: aws/kafka
  own_key          that is a key of one's own, not the service's; NULL: the ARN does not tell
  client_broker    TLS, TLS_PLAINTEXT, PLAINTEXT
  in_cluster_tls   brokers speak TLS with each other
  public_access    DISABLED, SERVICE_PROVIDED_EIPS
  unauthenticated  clients may connect without credentials
  broker_logs      broker logs go to CloudWatch, Firehose or S3
  monitoring       DEFAULT, PER_BROKER, …
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-msk-cluster.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/msk_cluster
*/
CREATE VIEW aws_msk_cluster AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'Provisioned', 'EncryptionInfo', 'EncryptionAtRest', 'DataVolumeKMSKeyId') AS kms_key,
  key_of_own(json_get_str(configuration, 'Provisioned', 'EncryptionInfo', 'EncryptionAtRest', 'DataVolumeKMSKeyId'), configuration, shape) AS own_key,
  json_get_str(configuration, 'Provisioned', 'EncryptionInfo', 'EncryptionInTransit', 'ClientBroker') AS client_broker,
  json_get_bool(configuration, 'Provisioned', 'EncryptionInfo', 'EncryptionInTransit', 'InCluster') AS in_cluster_tls,
  json_get_str(configuration, 'Provisioned', 'BrokerNodeGroupInfo', 'ConnectivityInfo', 'PublicAccess', 'Type') AS public_access,
  json_get_bool(configuration, 'Provisioned', 'ClientAuthentication', 'Unauthenticated', 'Enabled') AS unauthenticated,
  json_bool_or(false, configuration, 'Provisioned', 'LoggingInfo', 'BrokerLogs', 'CloudWatchLogs', 'Enabled')
    OR json_bool_or(false, configuration, 'Provisioned', 'LoggingInfo', 'BrokerLogs', 'Firehose', 'Enabled')
    OR json_bool_or(false, configuration, 'Provisioned', 'LoggingInfo', 'BrokerLogs', 'S3', 'Enabled') AS broker_logs,
  json_get_str(configuration, 'Provisioned', 'EnhancedMonitoring') AS monitoring
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::MSK::Cluster' AND json_has(configuration, 'Provisioned')
  AND NOT is_going(json_get_str(configuration, 'State'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'EncryptionInfo', 'EncryptionAtRest', 'DataVolumeKMSKeyId') AS kms_key,
  key_of_own(json_get_str(configuration, 'EncryptionInfo', 'EncryptionAtRest', 'DataVolumeKMSKeyId'), configuration, shape) AS own_key,
  json_get_str(configuration, 'EncryptionInfo', 'EncryptionInTransit', 'ClientBroker') AS client_broker,
  json_get_bool(configuration, 'EncryptionInfo', 'EncryptionInTransit', 'InCluster') AS in_cluster_tls,
  json_get_str(configuration, 'BrokerNodeGroupInfo', 'ConnectivityInfo', 'PublicAccess', 'Type') AS public_access,
  json_get_bool(configuration, 'ClientAuthentication', 'Unauthenticated', 'Enabled') AS unauthenticated,
  json_bool_or(false, configuration, 'LoggingInfo', 'BrokerLogs', 'CloudWatchLogs', 'Enabled')
    OR json_bool_or(false, configuration, 'LoggingInfo', 'BrokerLogs', 'Firehose', 'Enabled')
    OR json_bool_or(false, configuration, 'LoggingInfo', 'BrokerLogs', 'S3', 'Enabled') AS broker_logs,
  json_get_str(configuration, 'EnhancedMonitoring') AS monitoring
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::MSK::Cluster' AND NOT json_has(configuration, 'Provisioned')
  AND NOT is_going(json_get_str(configuration, 'State'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'EncryptionInfo', 'EncryptionAtRest', 'DataVolumeKMSKeyId') AS kms_key,
  key_of_own(json_text_or('', configuration, 'EncryptionInfo', 'EncryptionAtRest', 'DataVolumeKMSKeyId'), configuration, shape) AS own_key,
  json_text_or(CASE WHEN shape = 'cloudformation' THEN 'TLS' END, configuration, 'EncryptionInfo', 'EncryptionInTransit', 'ClientBroker') AS client_broker,
  json_bool_or(CASE WHEN shape = 'cloudformation' THEN true END, configuration, 'EncryptionInfo', 'EncryptionInTransit', 'InCluster') AS in_cluster_tls,
  json_text_or(CASE WHEN shape = 'cloudformation' THEN 'DISABLED' END, configuration, 'BrokerNodeGroupInfo', 'ConnectivityInfo', 'PublicAccess', 'Type') AS public_access,
  json_get_bool(configuration, 'ClientAuthentication', 'Unauthenticated', 'Enabled') AS unauthenticated,
  json_bool_or(CASE WHEN shape = 'cloudformation' THEN false END, configuration, 'LoggingInfo', 'BrokerLogs', 'CloudWatchLogs', 'Enabled')
    OR json_bool_or(CASE WHEN shape = 'cloudformation' THEN false END, configuration, 'LoggingInfo', 'BrokerLogs', 'Firehose', 'Enabled')
    OR json_bool_or(CASE WHEN shape = 'cloudformation' THEN false END, configuration, 'LoggingInfo', 'BrokerLogs', 'S3', 'Enabled') AS broker_logs,
  json_text_or(CASE WHEN shape = 'cloudformation' THEN 'DEFAULT' END, configuration, 'EnhancedMonitoring') AS monitoring
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::MSK::Cluster'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'encryption_info', 0, 'encryption_at_rest_kms_key_arn') AS kms_key,
  key_of_own(json_text_or('', configuration, 'encryption_info', 0, 'encryption_at_rest_kms_key_arn'), configuration, shape) AS own_key,
  json_text_or('TLS', configuration, 'encryption_info', 0, 'encryption_in_transit', 0, 'client_broker') AS client_broker,
  json_bool_or(true, configuration, 'encryption_info', 0, 'encryption_in_transit', 0, 'in_cluster') AS in_cluster_tls,
  json_text_or('DISABLED', configuration, 'broker_node_group_info', 0, 'connectivity_info', 0, 'public_access', 0,
    'type') AS public_access,
  json_get_bool(configuration, 'client_authentication', 0, 'unauthenticated') AS unauthenticated,
  json_bool_or(false, configuration, 'logging_info', 0, 'broker_logs', 0, 'cloudwatch_logs', 0, 'enabled')
    OR json_bool_or(false, configuration, 'logging_info', 0, 'broker_logs', 0, 'firehose', 0, 'enabled')
    OR json_bool_or(false, configuration, 'logging_info', 0, 'broker_logs', 0, 's3', 0, 'enabled') AS broker_logs,
  json_text_or('DEFAULT', configuration, 'enhanced_monitoring') AS monitoring
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_msk_cluster'

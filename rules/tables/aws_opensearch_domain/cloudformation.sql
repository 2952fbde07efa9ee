SELECT resource_uid, resource_name AS name,
  json_get_str_either(configuration, 'EngineVersion', 'ElasticsearchVersion') AS engine_version,
  json_bool_or(CASE WHEN shape = 'cloudformation' THEN false END, configuration, 'EncryptionAtRestOptions', 'Enabled') AS at_rest_encryption,
  json_text_or('', configuration, 'EncryptionAtRestOptions', 'KmsKeyId') AS kms_key,
  key_of_own(json_text_or('', configuration, 'EncryptionAtRestOptions', 'KmsKeyId'), configuration, shape) AS own_key,
  json_bool_or(CASE WHEN shape = 'cloudformation' THEN false END, configuration, 'NodeToNodeEncryptionOptions', 'Enabled') AS node_to_node_encryption,
  json_bool_or(CASE WHEN shape = 'cloudformation' THEN false END, configuration, 'DomainEndpointOptions', 'EnforceHTTPS') AS https_only,
  json_text_or(CASE WHEN shape = 'cloudformation' THEN 'Policy-Min-TLS-1-0-2019-07' END, configuration, 'DomainEndpointOptions', 'TLSSecurityPolicy') AS tls_policy,
  json_has(configuration, 'VPCOptions') AS in_vpc,
  json_bool_or(CASE WHEN shape = 'cloudformation' THEN false END, configuration, 'AdvancedSecurityOptions', 'Enabled') AS fine_grained_access,
  json_bool_or(CASE WHEN shape = 'cloudformation' THEN false END, configuration, 'LogPublishingOptions', 'AUDIT_LOGS', 'Enabled')
    AND json_text_or('', configuration, 'LogPublishingOptions', 'AUDIT_LOGS', 'CloudWatchLogsLogGroupArn') <> '' AS audit_log,
  json_bool_or(CASE WHEN shape = 'cloudformation' THEN false END, configuration, 'LogPublishingOptions', 'ES_APPLICATION_LOGS', 'Enabled')
    AND json_text_or('', configuration, 'LogPublishingOptions', 'ES_APPLICATION_LOGS',
      'CloudWatchLogsLogGroupArn') <> '' AS application_log,
  json_document(configuration, 'AccessPolicies') AS access_policy,
  CASE WHEN json_has_member(configuration, 'ElasticsearchClusterConfig')
      THEN json_int_or(CASE WHEN shape = 'cloudformation' THEN 1 END, configuration, 'ElasticsearchClusterConfig', 'InstanceCount')
    ELSE json_int_or(CASE WHEN shape = 'cloudformation' THEN 1 END, configuration, 'ClusterConfig', 'InstanceCount') END AS data_nodes,
  CASE WHEN json_has_member(configuration, 'ElasticsearchClusterConfig')
      THEN json_bool_or(CASE WHEN shape = 'cloudformation' THEN false END, configuration, 'ElasticsearchClusterConfig', 'ZoneAwarenessEnabled')
    ELSE json_bool_or(CASE WHEN shape = 'cloudformation' THEN false END, configuration, 'ClusterConfig', 'ZoneAwarenessEnabled') END AS zone_awareness,
  CASE WHEN json_has_member(configuration, 'ElasticsearchClusterConfig')
      THEN CASE json_bool_or(CASE WHEN shape = 'cloudformation' THEN false END, configuration, 'ElasticsearchClusterConfig', 'DedicatedMasterEnabled')
        WHEN true THEN json_get_int(configuration, 'ElasticsearchClusterConfig', 'DedicatedMasterCount') WHEN false THEN 0 END
    ELSE CASE json_bool_or(CASE WHEN shape = 'cloudformation' THEN false END, configuration, 'ClusterConfig', 'DedicatedMasterEnabled')
      WHEN true THEN json_get_int(configuration, 'ClusterConfig', 'DedicatedMasterCount') WHEN false THEN 0 END END AS primary_nodes,
  json_get_bool(configuration, 'SoftwareUpdateOptions', 'AutoSoftwareUpdateEnabled') AS updates
FROM (
  SELECT * FROM changes
  WHERE shape IN ('cloudformation', 'aws_config')
    AND resource_type IN ('AWS::OpenSearchService::Domain', 'AWS::OpenSearch::Domain')
  UNION ALL BY NAME
  SELECT * FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::Elasticsearch::Domain'
)

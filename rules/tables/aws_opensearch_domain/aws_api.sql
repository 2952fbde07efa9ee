SELECT resource_uid, resource_name AS name,
  json_get_str_either(configuration, 'EngineVersion', 'ElasticsearchVersion') AS engine_version,
  json_get_bool(configuration, 'EncryptionAtRestOptions', 'Enabled') AS at_rest_encryption,
  json_text_or('', configuration, 'EncryptionAtRestOptions', 'KmsKeyId') AS kms_key,
  key_of_own(json_text_or('', configuration, 'EncryptionAtRestOptions', 'KmsKeyId'), configuration, shape) AS own_key,
  json_get_bool(configuration, 'NodeToNodeEncryptionOptions', 'Enabled') AS node_to_node_encryption,
  json_get_bool(configuration, 'DomainEndpointOptions', 'EnforceHTTPS') AS https_only,
  json_get_str(configuration, 'DomainEndpointOptions', 'TLSSecurityPolicy') AS tls_policy,
  array_length(json_texts_or_empty(configuration, 'VPCOptions', 'SubnetIds')) > 0 AS in_vpc,
  json_get_bool(configuration, 'AdvancedSecurityOptions', 'Enabled') AS fine_grained_access,
  json_bool_or(false, configuration, 'LogPublishingOptions', 'AUDIT_LOGS', 'Enabled')
    AND json_text_or('', configuration, 'LogPublishingOptions', 'AUDIT_LOGS', 'CloudWatchLogsLogGroupArn') <> '' AS audit_log,
  json_bool_or(false, configuration, 'LogPublishingOptions', 'ES_APPLICATION_LOGS', 'Enabled')
    AND json_text_or('', configuration, 'LogPublishingOptions', 'ES_APPLICATION_LOGS',
      'CloudWatchLogsLogGroupArn') <> '' AS application_log,
  json_document(configuration, 'AccessPolicies') AS access_policy,
  CASE WHEN json_has(configuration, 'ClusterConfig') THEN json_get_int(configuration, 'ClusterConfig', 'InstanceCount')
    ELSE json_get_int(configuration, 'ElasticsearchClusterConfig', 'InstanceCount') END AS data_nodes,
  CASE
    WHEN json_has(configuration, 'ClusterConfig') THEN json_bool_or(false, configuration, 'ClusterConfig', 'ZoneAwarenessEnabled')
    ELSE json_get_bool(configuration, 'ElasticsearchClusterConfig', 'ZoneAwarenessEnabled') END AS zone_awareness,
  CASE
    WHEN json_has(configuration, 'ClusterConfig')
      THEN CASE json_get_bool(configuration, 'ClusterConfig', 'DedicatedMasterEnabled')
        WHEN true THEN json_get_int(configuration, 'ClusterConfig', 'DedicatedMasterCount') WHEN false THEN 0 END
    ELSE CASE json_get_bool(configuration, 'ElasticsearchClusterConfig', 'DedicatedMasterEnabled')
      WHEN true THEN json_get_int(configuration, 'ElasticsearchClusterConfig', 'DedicatedMasterCount') WHEN false THEN 0 END END AS primary_nodes,
  json_get_bool(configuration, 'SoftwareUpdateOptions', 'AutoSoftwareUpdateEnabled') AS updates,
  json_get_bool(configuration, 'ServiceSoftwareOptions', 'UpdateAvailable') AS update_available
FROM changes
WHERE shape = 'aws_api'
  AND resource_type IN ('AWS::OpenSearchService::Domain', 'AWS::OpenSearch::Domain', 'AWS::Elasticsearch::Domain')

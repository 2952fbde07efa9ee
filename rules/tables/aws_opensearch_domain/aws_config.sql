SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'elasticsearchVersion') AS engine_version,
  json_get_bool(configuration, 'encryptionAtRestOptions', 'enabled') AS at_rest_encryption,
  json_text_or('', configuration, 'encryptionAtRestOptions', 'kmsKeyId') AS kms_key,
  key_of_own(json_text_or('', configuration, 'encryptionAtRestOptions', 'kmsKeyId'), configuration, shape) AS own_key,
  json_get_bool(configuration, 'nodeToNodeEncryptionOptions', 'enabled') AS node_to_node_encryption,
  json_get_bool(configuration, 'domainEndpointOptions', 'enforceHTTPS') AS https_only,
  json_get_str(configuration, 'domainEndpointOptions', 'tlssecurityPolicy') AS tls_policy,
  array_length(json_texts_or_empty(configuration, 'vpcoptions', 'subnetIds')) > 0 AS in_vpc,
  json_get_bool(configuration, 'advancedSecurityOptions', 'enabled') AS fine_grained_access,
  json_bool_or(false, configuration, 'logPublishingOptions', 'AUDIT_LOGS', 'enabled')
    AND json_text_or('', configuration, 'logPublishingOptions', 'AUDIT_LOGS', 'cloudWatchLogsLogGroupArn') <> '' AS audit_log,
  json_bool_or(false, configuration, 'logPublishingOptions', 'ES_APPLICATION_LOGS', 'enabled')
    AND json_text_or('', configuration, 'logPublishingOptions', 'ES_APPLICATION_LOGS',
      'cloudWatchLogsLogGroupArn') <> '' AS application_log,
  json_document(configuration, 'accessPolicies') AS access_policy,
  json_get_int(configuration, 'elasticsearchClusterConfig', 'instanceCount') AS data_nodes,
  json_get_bool(configuration, 'elasticsearchClusterConfig', 'zoneAwarenessEnabled') AS zone_awareness,
  CASE json_get_bool(configuration, 'elasticsearchClusterConfig', 'dedicatedMasterEnabled')
    WHEN true THEN json_get_int(configuration, 'elasticsearchClusterConfig', 'dedicatedMasterCount') WHEN false THEN 0 END AS primary_nodes,
  json_get_bool(configuration, 'serviceSoftwareOptions', 'updateAvailable') AS update_available
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::Elasticsearch::Domain'

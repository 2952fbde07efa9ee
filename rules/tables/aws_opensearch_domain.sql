/*
Domains of OpenSearch Service, those of the type Elasticsearch too.
  engine_version           OpenSearch_2.17, Elasticsearch_7.10 or 7.10
  at_rest_encryption       data on disk is encrypted
  kms_key                  key for the data at rest; empty: the AWS managed one
  node_to_node_encryption  nodes speak TLS with each other
  https_only               plain HTTP is refused
  tls_policy               Policy-Min-TLS-1-0-2019-07, Policy-Min-TLS-1-2-2019-07, …
  in_vpc                   has its endpoint inside a VPC; live records leave the VPC out where there is none
  fine_grained_access      users and roles are checked inside the domain
  audit_log                audit log goes to a log group
  application_log          error log goes to a log group
  access_policy            JSON of the resource policy
  data_nodes               number of data nodes
  zone_awareness           data nodes are spread over zones
  update_available         a newer service software waits; NULL in templates
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-opensearchservice-domain.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain
*/
CREATE VIEW aws_opensearch_domain AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'elasticsearchVersion') AS engine_version,
  json_get_bool(configuration, 'encryptionAtRestOptions', 'enabled') AS at_rest_encryption,
  json_text_or('', configuration, 'encryptionAtRestOptions', 'kmsKeyId') AS kms_key,
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
  json_get_bool(configuration, 'serviceSoftwareOptions', 'updateAvailable') AS update_available
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::Elasticsearch::Domain'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_has(configuration, 'EngineVersion') THEN json_get_str(configuration, 'EngineVersion')
    ELSE json_get_str(configuration, 'ElasticsearchVersion') END AS engine_version,
  json_get_bool(configuration, 'EncryptionAtRestOptions', 'Enabled') AS at_rest_encryption,
  json_text_or('', configuration, 'EncryptionAtRestOptions', 'KmsKeyId') AS kms_key,
  json_get_bool(configuration, 'NodeToNodeEncryptionOptions', 'Enabled') AS node_to_node_encryption,
  json_get_bool(configuration, 'DomainEndpointOptions', 'EnforceHTTPS') AS https_only,
  json_get_str(configuration, 'DomainEndpointOptions', 'TLSSecurityPolicy') AS tls_policy,
  array_length(json_texts_or_empty(configuration, 'VPCOptions', 'SubnetIds')) > 0 AS in_vpc,
  json_get_bool(configuration, 'AdvancedSecurityOptions', 'Enabled') AS fine_grained_access,
  json_bool_or(false, configuration, 'LogPublishingOptions', 'AUDIT_LOGS', 'Enabled')
    AND json_text_or('', configuration, 'LogPublishingOptions', 'AUDIT_LOGS', 'CloudWatchLogsLogGroupArn') <> '' AS audit_log,
  json_bool_or(false, configuration, 'LogPublishingOptions', 'ES_APPLICATION_LOGS', 'Enabled')
    AND json_text_or('', configuration, 'LogPublishingOptions', 'ES_APPLICATION_LOGS', 'CloudWatchLogsLogGroupArn') <> ''
      AS application_log,
  json_document(configuration, 'AccessPolicies') AS access_policy,
  CASE WHEN json_has(configuration, 'ClusterConfig') THEN json_get_int(configuration, 'ClusterConfig', 'InstanceCount')
    ELSE json_get_int(configuration, 'ElasticsearchClusterConfig', 'InstanceCount') END AS data_nodes,
  CASE WHEN json_has(configuration, 'ClusterConfig')
    THEN json_bool_or(false, configuration, 'ClusterConfig', 'ZoneAwarenessEnabled')
    ELSE json_get_bool(configuration, 'ElasticsearchClusterConfig', 'ZoneAwarenessEnabled') END AS zone_awareness,
  json_get_bool(configuration, 'ServiceSoftwareOptions', 'UpdateAvailable') AS update_available
FROM changes
WHERE shape = 'aws_api'
  AND resource_type IN ('AWS::OpenSearchService::Domain', 'AWS::OpenSearch::Domain', 'AWS::Elasticsearch::Domain')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_has(configuration, 'EngineVersion') THEN json_get_str(configuration, 'EngineVersion')
    ELSE json_get_str(configuration, 'ElasticsearchVersion') END AS engine_version,
  json_bool_or(false, configuration, 'EncryptionAtRestOptions', 'Enabled') AS at_rest_encryption,
  json_text_or('', configuration, 'EncryptionAtRestOptions', 'KmsKeyId') AS kms_key,
  json_bool_or(false, configuration, 'NodeToNodeEncryptionOptions', 'Enabled') AS node_to_node_encryption,
  json_bool_or(false, configuration, 'DomainEndpointOptions', 'EnforceHTTPS') AS https_only,
  json_text_or('Policy-Min-TLS-1-0-2019-07', configuration, 'DomainEndpointOptions', 'TLSSecurityPolicy') AS tls_policy,
  json_has(configuration, 'VPCOptions') AS in_vpc,
  json_bool_or(false, configuration, 'AdvancedSecurityOptions', 'Enabled') AS fine_grained_access,
  json_bool_or(false, configuration, 'LogPublishingOptions', 'AUDIT_LOGS', 'Enabled')
    AND json_text_or('', configuration, 'LogPublishingOptions', 'AUDIT_LOGS', 'CloudWatchLogsLogGroupArn') <> '' AS audit_log,
  json_bool_or(false, configuration, 'LogPublishingOptions', 'ES_APPLICATION_LOGS', 'Enabled')
    AND json_text_or('', configuration, 'LogPublishingOptions', 'ES_APPLICATION_LOGS', 'CloudWatchLogsLogGroupArn') <> ''
      AS application_log,
  json_document(configuration, 'AccessPolicies') AS access_policy,
  CASE WHEN json_has(configuration, 'ElasticsearchClusterConfig')
    THEN json_int_or(1, configuration, 'ElasticsearchClusterConfig', 'InstanceCount')
    ELSE json_int_or(1, configuration, 'ClusterConfig', 'InstanceCount') END AS data_nodes,
  CASE WHEN json_has(configuration, 'ElasticsearchClusterConfig')
    THEN json_bool_or(false, configuration, 'ElasticsearchClusterConfig', 'ZoneAwarenessEnabled')
    ELSE json_bool_or(false, configuration, 'ClusterConfig', 'ZoneAwarenessEnabled') END AS zone_awareness
FROM changes
WHERE shape IN ('cloudformation', 'aws_config')
  AND resource_type IN ('AWS::OpenSearchService::Domain', 'AWS::OpenSearch::Domain')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_has(configuration, 'EngineVersion') THEN json_get_str(configuration, 'EngineVersion')
    ELSE json_get_str(configuration, 'ElasticsearchVersion') END AS engine_version,
  json_bool_or(false, configuration, 'EncryptionAtRestOptions', 'Enabled') AS at_rest_encryption,
  json_text_or('', configuration, 'EncryptionAtRestOptions', 'KmsKeyId') AS kms_key,
  json_bool_or(false, configuration, 'NodeToNodeEncryptionOptions', 'Enabled') AS node_to_node_encryption,
  json_bool_or(false, configuration, 'DomainEndpointOptions', 'EnforceHTTPS') AS https_only,
  json_text_or('Policy-Min-TLS-1-0-2019-07', configuration, 'DomainEndpointOptions', 'TLSSecurityPolicy') AS tls_policy,
  json_has(configuration, 'VPCOptions') AS in_vpc,
  json_bool_or(false, configuration, 'AdvancedSecurityOptions', 'Enabled') AS fine_grained_access,
  json_bool_or(false, configuration, 'LogPublishingOptions', 'AUDIT_LOGS', 'Enabled')
    AND json_text_or('', configuration, 'LogPublishingOptions', 'AUDIT_LOGS', 'CloudWatchLogsLogGroupArn') <> '' AS audit_log,
  json_bool_or(false, configuration, 'LogPublishingOptions', 'ES_APPLICATION_LOGS', 'Enabled')
    AND json_text_or('', configuration, 'LogPublishingOptions', 'ES_APPLICATION_LOGS', 'CloudWatchLogsLogGroupArn') <> ''
      AS application_log,
  json_document(configuration, 'AccessPolicies') AS access_policy,
  CASE WHEN json_has(configuration, 'ElasticsearchClusterConfig')
    THEN json_int_or(1, configuration, 'ElasticsearchClusterConfig', 'InstanceCount')
    ELSE json_int_or(1, configuration, 'ClusterConfig', 'InstanceCount') END AS data_nodes,
  CASE WHEN json_has(configuration, 'ElasticsearchClusterConfig')
    THEN json_bool_or(false, configuration, 'ElasticsearchClusterConfig', 'ZoneAwarenessEnabled')
    ELSE json_bool_or(false, configuration, 'ClusterConfig', 'ZoneAwarenessEnabled') END AS zone_awareness
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::Elasticsearch::Domain'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_has(configuration, 'engine_version') THEN json_get_str(configuration, 'engine_version')
    ELSE json_get_str(configuration, 'elasticsearch_version') END AS engine_version,
  json_bool_or(false, configuration, 'encrypt_at_rest', 0, 'enabled') AS at_rest_encryption,
  json_text_or('', configuration, 'encrypt_at_rest', 0, 'kms_key_id') AS kms_key,
  json_bool_or(false, configuration, 'node_to_node_encryption', 0, 'enabled') AS node_to_node_encryption,
  json_bool_or(false, configuration, 'domain_endpoint_options', 0, 'enforce_https') AS https_only,
  json_text_or('Policy-Min-TLS-1-0-2019-07', configuration, 'domain_endpoint_options', 0, 'tls_security_policy') AS tls_policy,
  array_length(json_array_or_empty(configuration, 'vpc_options')) > 0 AS in_vpc,
  json_bool_or(false, configuration, 'advanced_security_options', 0, 'enabled') AS fine_grained_access,
  any_match(json_array_or_empty(configuration, 'log_publishing_options'), lambda l :
    l->>'log_type' = 'AUDIT_LOGS' AND json_bool_or(true, l, 'enabled')) AS audit_log,
  any_match(json_array_or_empty(configuration, 'log_publishing_options'), lambda l :
    l->>'log_type' = 'ES_APPLICATION_LOGS' AND json_bool_or(true, l, 'enabled')) AS application_log,
  json_document(configuration, 'access_policies') AS access_policy,
  json_int_or(1, configuration, 'cluster_config', 0, 'instance_count') AS data_nodes,
  json_bool_or(false, configuration, 'cluster_config', 0, 'zone_awareness_enabled') AS zone_awareness
FROM changes WHERE shape = 'terraform' AND resource_type IN ('aws_opensearch_domain', 'aws_elasticsearch_domain')

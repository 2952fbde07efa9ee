/*
Stages of REST APIs, those of SAM's serverless APIs and of deployments too.
  access_log          requests are logged
  execution_log       some method logs its execution at INFO or ERROR; in a plan those of
                      aws_api_gateway_method_settings
  tracing             traced by X-Ray
  client_certificate  shows a certificate to its back end
  cache               keeps answers in a cache
  cache_encrypted     has method settings that all cache encrypted answers
  cache_plain         has a method that caches answers unencrypted
  web_acl             a web ACL stands before it; NULL in a template, where the association is a resource of its own; in a plan
                      that of aws_wafv2_web_acl_association
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-stage.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_stage
*/
CREATE VIEW aws_api_gateway_stage AS
SELECT resource_uid, resource_name AS name,
  json_has(configuration, 'accessLogSettings', 'destinationArn') AS access_log,
  CASE WHEN json_has(configuration, 'methodSettings') = false THEN false
    ELSE any_match(json_entries(configuration, 'methodSettings'), lambda m : json_text_or('OFF', m['value'], 'loggingLevel') IN ('INFO', 'ERROR'))
    END AS execution_log,
  json_get_bool(configuration, 'tracingEnabled') AS tracing,
  json_has(configuration, 'clientCertificateId') AS client_certificate,
  json_bool_or(false, configuration, 'cacheClusterEnabled') AS cache,
  array_length(json_entries(configuration, 'methodSettings')) > 0
    AND all_match(json_entries(configuration, 'methodSettings'), lambda m :
      json_bool_or(false, m['value'], 'cachingEnabled')
        AND json_bool_or(false, m['value'], 'cacheDataEncrypted')) AS cache_encrypted,
  any_match(json_entries(configuration, 'methodSettings'), lambda m :
    json_bool_or(false, m['value'], 'cachingEnabled')
      AND NOT json_bool_or(false, m['value'], 'cacheDataEncrypted')) AS cache_plain,
  json_has(configuration, 'webAclArn') AS web_acl
FROM changes WHERE shape IN ('aws_api', 'aws_config') AND resource_type = 'AWS::ApiGateway::Stage'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_has(configuration, 'AccessLogSetting', 'DestinationArn') AS access_log,
  any_match(json_array_or_empty(configuration, 'MethodSettings'), lambda m :
    json_text_or('OFF', m, 'LoggingLevel') IN ('INFO', 'ERROR')) AS execution_log,
  json_bool_or(false, configuration, 'TracingEnabled') AS tracing,
  json_has(configuration, 'ClientCertificateId') AS client_certificate,
  json_bool_or(false, configuration, 'CacheClusterEnabled') AS cache,
  array_length(json_array_or_empty(configuration, 'MethodSettings')) > 0
    AND all_match(json_array_or_empty(configuration, 'MethodSettings'), lambda m :
      json_bool_or(false, m, 'CachingEnabled') AND json_bool_or(false, m, 'CacheDataEncrypted')) AS cache_encrypted,
  any_match(json_array_or_empty(configuration, 'MethodSettings'), lambda m :
    json_bool_or(false, m, 'CachingEnabled') AND NOT json_bool_or(false, m, 'CacheDataEncrypted')) AS cache_plain
FROM changes WHERE shape = 'cloudformation' AND resource_type IN ('AWS::ApiGateway::Stage', 'AWS::Serverless::Api')
UNION ALL BY NAME
-- The stage that a deployment makes: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/
-- aws-properties-apigateway-deployment-stagedescription.html
SELECT resource_uid, resource_name AS name,
  json_has(configuration, 'StageDescription', 'AccessLogSetting', 'DestinationArn') AS access_log,
  json_text_or('OFF', configuration, 'StageDescription', 'LoggingLevel') IN ('INFO', 'ERROR')
    OR any_match(json_array_or_empty(configuration, 'StageDescription', 'MethodSettings'), lambda m :
      json_text_or('OFF', m, 'LoggingLevel') IN ('INFO', 'ERROR')) AS execution_log,
  json_bool_or(false, configuration, 'StageDescription', 'TracingEnabled') AS tracing,
  json_has(configuration, 'StageDescription', 'ClientCertificateId') AS client_certificate,
  json_bool_or(false, configuration, 'StageDescription', 'CacheClusterEnabled') AS cache,
  json_bool_or(false, configuration, 'StageDescription', 'CachingEnabled')
    AND json_bool_or(false, configuration, 'StageDescription', 'CacheDataEncrypted')
    AND all_match(json_array_or_empty(configuration, 'StageDescription', 'MethodSettings'), lambda m :
      json_bool_or(false, m, 'CachingEnabled') AND json_bool_or(false, m, 'CacheDataEncrypted')) AS cache_encrypted,
  json_bool_or(false, configuration, 'StageDescription', 'CachingEnabled')
      AND NOT json_bool_or(false, configuration, 'StageDescription', 'CacheDataEncrypted')
    OR any_match(json_array_or_empty(configuration, 'StageDescription', 'MethodSettings'), lambda m :
      json_bool_or(false, m, 'CachingEnabled') AND NOT json_bool_or(false, m, 'CacheDataEncrypted')) AS cache_plain
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::ApiGateway::Deployment'
  AND json_has(configuration, 'StageName')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_has(configuration, 'access_log_settings', 0, 'destination_arn') AS access_log,
  CASE WHEN kind = 'create' OR json_has(configuration, 'method_settings', 0)
    THEN any_match(json_array_or_empty(configuration, 'method_settings'), lambda m :
      json_text_or('OFF', m, 'settings', 0, 'logging_level') IN ('INFO', 'ERROR')) END AS execution_log,
  json_bool_or(false, configuration, 'xray_tracing_enabled') AS tracing,
  json_has(configuration, 'client_certificate_id') AS client_certificate,
  json_bool_or(false, configuration, 'cache_cluster_enabled') AS cache,
  CASE WHEN kind = 'create' OR json_has(configuration, 'method_settings', 0)
    THEN array_length(json_array_or_empty(configuration, 'method_settings')) > 0
      AND all_match(json_array_or_empty(configuration, 'method_settings'), lambda m :
        json_bool_or(false, m, 'settings', 0, 'caching_enabled')
          AND json_bool_or(false, m, 'settings', 0, 'cache_data_encrypted')) END AS cache_encrypted,
  any_match(json_array_or_empty(configuration, 'method_settings'), lambda m :
    json_bool_or(false, m, 'settings', 0, 'caching_enabled')
      AND NOT json_bool_or(false, m, 'settings', 0, 'cache_data_encrypted')) AS cache_plain,
  CASE WHEN kind = 'create' OR json_text_or('', configuration, 'web_acl_arn') <> ''
    THEN json_text_or('', configuration, 'web_acl_arn') <> '' END AS web_acl
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_api_gateway_stage'

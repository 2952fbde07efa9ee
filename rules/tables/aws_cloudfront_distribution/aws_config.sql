SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'distributionConfig', 'logging', 'enabled') AS logging,
  json_get_str(configuration, 'distributionConfig', 'logging', 'bucket') AS log_bucket,
  array_concat(
    [json_get_str(configuration, 'distributionConfig', 'defaultCacheBehavior', 'viewerProtocolPolicy')],
    coalesce(
      json_texts_at(json_array_or_empty(configuration, 'distributionConfig', 'cacheBehaviors', 'items'), 'viewerProtocolPolicy'),
      [CAST(NULL AS VARCHAR)])) AS viewer_policies,
  json_has(configuration, 'distributionConfig', 'viewerCertificate', 'acmCertificateArn')
    OR json_has(configuration, 'distributionConfig', 'viewerCertificate', 'iamCertificateId') AS custom_certificate,
  CASE WHEN json_bool_or(false, configuration, 'distributionConfig', 'viewerCertificate', 'cloudFrontDefaultCertificate')
      THEN 'TLSv1'
    ELSE json_get_str(configuration, 'distributionConfig', 'viewerCertificate', 'minimumProtocolVersion') END AS minimum_protocol,
  CASE WHEN json_has(configuration, 'distributionConfig')
    THEN json_text_or('', configuration, 'distributionConfig', 'viewerCertificate', 'sslSupportMethod') END AS sni,
  array_transform(json_get_array(configuration, 'distributionConfig', 'origins', 'items'), lambda o : named_struct(
    'domain', o ->> 'domainName',
    's3', regexp_like(o ->> 'domainName', '\.s3([.-][a-z0-9-]+)?\.amazonaws\.com(\.cn)?$')
      AND NOT json_has(o, 'customOriginConfig'),
    'access_identity', json_text_or('', o, 's3OriginConfig', 'originAccessIdentity'),
    'access_control', json_text_or('', o, 'originAccessControlId'),
    'protocol_policy', json_text_or('s3', o, 'customOriginConfig', 'originProtocolPolicy'),
    'ssl_protocols', json_texts_or_empty(o, 'customOriginConfig', 'originSslProtocols', 'items'))) AS origins,
  json_get_str(configuration, 'distributionConfig', 'webACLId') AS web_acl,
  json_get_str(configuration, 'distributionConfig', 'defaultRootObject') AS root_object,
  json_get_str(configuration, 'distributionConfig', 'restrictions', 'geoRestriction', 'restrictionType') AS geo_restriction,
  json_int_or(0, configuration, 'distributionConfig', 'originGroups', 'quantity') > 0 AS origin_failover
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::CloudFront::Distribution'

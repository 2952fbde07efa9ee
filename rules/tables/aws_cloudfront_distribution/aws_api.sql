SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'DistributionConfig', 'Logging', 'Enabled') AS logging,
  json_text_or('', configuration, 'DistributionConfig', 'Logging', 'Bucket') AS log_bucket,
  array_concat(
    [json_get_str(configuration, 'DistributionConfig', 'DefaultCacheBehavior', 'ViewerProtocolPolicy')],
    coalesce(
      json_texts_at(json_array_or_empty(configuration, 'DistributionConfig', 'CacheBehaviors', 'Items'), 'ViewerProtocolPolicy'),
      [CAST(NULL AS VARCHAR)])) AS viewer_policies,
  json_has(configuration, 'DistributionConfig', 'ViewerCertificate', 'ACMCertificateArn')
    OR json_has(configuration, 'DistributionConfig', 'ViewerCertificate', 'AcmCertificateArn')
    OR json_has(configuration, 'DistributionConfig', 'ViewerCertificate', 'IAMCertificateId')
    OR json_has(configuration, 'DistributionConfig', 'ViewerCertificate', 'IamCertificateId') AS custom_certificate,
  CASE WHEN json_bool_or(false, configuration, 'DistributionConfig', 'ViewerCertificate', 'CloudFrontDefaultCertificate')
      THEN 'TLSv1'
    ELSE json_get_str(configuration, 'DistributionConfig', 'ViewerCertificate', 'MinimumProtocolVersion') END AS minimum_protocol,
  CASE WHEN json_has(configuration, 'DistributionConfig')
    THEN json_text_or('', configuration, 'DistributionConfig', 'ViewerCertificate', 'SSLSupportMethod') END AS sni,
  array_transform(json_get_array(configuration, 'DistributionConfig', 'Origins', 'Items'), lambda o : named_struct(
    'domain', o ->> 'DomainName',
    's3', regexp_like(o ->> 'DomainName', '\.s3([.-][a-z0-9-]+)?\.amazonaws\.com(\.cn)?$')
      AND NOT json_has(o, 'CustomOriginConfig'),
    'access_identity', json_text_or('', o, 'S3OriginConfig', 'OriginAccessIdentity'),
    'access_control', json_text_or('', o, 'OriginAccessControlId'),
    'protocol_policy', json_text_or('s3', o, 'CustomOriginConfig', 'OriginProtocolPolicy'),
    'ssl_protocols', json_texts_or_empty(o, 'CustomOriginConfig', 'OriginSslProtocols', 'Items'))) AS origins,
  json_text_or('', configuration, 'DistributionConfig', 'WebACLId') AS web_acl,
  json_text_or('', configuration, 'DistributionConfig', 'DefaultRootObject') AS root_object,
  json_text_or('none', configuration, 'DistributionConfig', 'Restrictions', 'GeoRestriction',
    'RestrictionType') AS geo_restriction,
  json_int_or(0, configuration, 'DistributionConfig', 'OriginGroups', 'Quantity') > 0
    OR json_length(configuration, 'DistributionConfig', 'OriginGroups', 'Items') > 0 AS origin_failover
FROM changes
WHERE shape = 'aws_api' AND resource_type = 'AWS::CloudFront::Distribution'
  AND json_has(configuration, 'DistributionConfig')
UNION ALL BY NAME
-- The summary of list-distributions has neither logging nor a root object:
-- https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionSummary.html
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'Logging', 'Enabled') AS logging,
  json_get_str(configuration, 'Logging', 'Bucket') AS log_bucket,
  array_concat(
    [json_get_str(configuration, 'DefaultCacheBehavior', 'ViewerProtocolPolicy')],
    coalesce(
      json_texts_at(json_array_or_empty(configuration, 'CacheBehaviors', 'Items'), 'ViewerProtocolPolicy'),
      [CAST(NULL AS VARCHAR)])) AS viewer_policies,
  json_has(configuration, 'ViewerCertificate', 'ACMCertificateArn')
    OR json_has(configuration, 'ViewerCertificate', 'AcmCertificateArn')
    OR json_has(configuration, 'ViewerCertificate', 'IAMCertificateId')
    OR json_has(configuration, 'ViewerCertificate', 'IamCertificateId') AS custom_certificate,
  CASE WHEN json_bool_or(false, configuration, 'ViewerCertificate', 'CloudFrontDefaultCertificate') THEN 'TLSv1'
    ELSE json_get_str(configuration, 'ViewerCertificate', 'MinimumProtocolVersion') END AS minimum_protocol,
  CASE WHEN json_has(configuration, 'ViewerCertificate')
    THEN json_text_or('', configuration, 'ViewerCertificate', 'SSLSupportMethod') END AS sni,
  array_transform(json_get_array(configuration, 'Origins', 'Items'), lambda o : named_struct(
    'domain', o ->> 'DomainName',
    's3', regexp_like(o ->> 'DomainName', '\.s3([.-][a-z0-9-]+)?\.amazonaws\.com(\.cn)?$')
      AND NOT json_has(o, 'CustomOriginConfig'),
    'access_identity', json_text_or('', o, 'S3OriginConfig', 'OriginAccessIdentity'),
    'access_control', json_text_or('', o, 'OriginAccessControlId'),
    'protocol_policy', json_text_or('s3', o, 'CustomOriginConfig', 'OriginProtocolPolicy'),
    'ssl_protocols', json_texts_or_empty(o, 'CustomOriginConfig', 'OriginSslProtocols', 'Items'))) AS origins,
  json_text_or('', configuration, 'WebACLId') AS web_acl,
  json_get_str(configuration, 'DefaultRootObject') AS root_object,
  json_text_or('none', configuration, 'Restrictions', 'GeoRestriction', 'RestrictionType') AS geo_restriction,
  json_int_or(0, configuration, 'OriginGroups', 'Quantity') > 0
    OR json_length(configuration, 'OriginGroups', 'Items') > 0 AS origin_failover
FROM changes
WHERE shape = 'aws_api' AND resource_type = 'AWS::CloudFront::Distribution'
  AND NOT json_has(configuration, 'DistributionConfig')

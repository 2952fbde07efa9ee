/*
CloudFront distributions. The API answers with a DistributionConfig (get-distribution) or with its fields (list-
distributions).
  logging             requests are logged by the distribution; logging of version 2 is a resource of its own
  log_bucket          domain name of the bucket with the logs; empty: none
  viewer_policies     list of allow-all, https-only, redirect-to-https: the default behaviour's, then the others'
  custom_certificate  has a certificate of its own
  minimum_protocol    TLSv1, TLSv1.2_2021, …; TLSv1 with the certificate of CloudFront, whatever else is set
  sni                 sni-only, vip, static-ip: how it shows a certificate of its own; empty: certificate of CloudFront
  origins             list of {domain, s3, access_identity, access_control, protocol_policy, ssl_protocols}; s3: a bucket by its
                      REST endpoint; access_… empty: none; protocol_policy http-only, match-viewer, https-only, or s3
  web_acl             ARN or id of the web ACL; empty: none
  root_object         what / shows; empty: none
  geo_restriction     none, whitelist, blacklist
  origin_failover     has an origin group
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cloudfront-distribution.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_distribution
  https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html
*/
CREATE VIEW aws_cloudfront_distribution AS
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'distributionConfig', 'logging', 'enabled') AS logging,
  json_get_str(configuration, 'distributionConfig', 'logging', 'bucket') AS log_bucket,
  array_concat([json_get_str(configuration, 'distributionConfig', 'defaultCacheBehavior', 'viewerProtocolPolicy')],
    coalesce(array_transform(json_array_or_empty(configuration, 'distributionConfig', 'cacheBehaviors', 'items'),
      lambda b : json_get_str(b, 'viewerProtocolPolicy')), [CAST(NULL AS VARCHAR)])) AS viewer_policies,
  json_has(configuration, 'distributionConfig', 'viewerCertificate', 'acmCertificateArn')
    OR json_has(configuration, 'distributionConfig', 'viewerCertificate', 'iamCertificateId') AS custom_certificate,
  CASE WHEN json_bool_or(false, configuration, 'distributionConfig', 'viewerCertificate', 'cloudFrontDefaultCertificate')
    THEN 'TLSv1' ELSE json_get_str(configuration, 'distributionConfig', 'viewerCertificate', 'minimumProtocolVersion')
      END AS minimum_protocol,
  json_text_or('', configuration, 'distributionConfig', 'viewerCertificate', 'sslSupportMethod') AS sni,
  array_transform(json_get_array(configuration, 'distributionConfig', 'origins', 'items'), lambda o : named_struct(
    'domain', o->>'domainName',
    's3', regexp_like(o->>'domainName', '\.s3([.-][a-z0-9-]+)?\.amazonaws\.com(\.cn)?$')
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
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'DistributionConfig', 'Logging', 'Enabled') AS logging,
  json_text_or('', configuration, 'DistributionConfig', 'Logging', 'Bucket') AS log_bucket,
  array_concat([json_get_str(configuration, 'DistributionConfig', 'DefaultCacheBehavior', 'ViewerProtocolPolicy')],
    coalesce(array_transform(json_array_or_empty(configuration, 'DistributionConfig', 'CacheBehaviors', 'Items'),
      lambda b : json_get_str(b, 'ViewerProtocolPolicy')), [CAST(NULL AS VARCHAR)])) AS viewer_policies,
  json_has(configuration, 'DistributionConfig', 'ViewerCertificate', 'ACMCertificateArn')
    OR json_has(configuration, 'DistributionConfig', 'ViewerCertificate', 'AcmCertificateArn')
    OR json_has(configuration, 'DistributionConfig', 'ViewerCertificate', 'IAMCertificateId')
    OR json_has(configuration, 'DistributionConfig', 'ViewerCertificate', 'IamCertificateId') AS custom_certificate,
  CASE WHEN json_bool_or(false, configuration, 'DistributionConfig', 'ViewerCertificate', 'CloudFrontDefaultCertificate')
    THEN 'TLSv1' ELSE json_get_str(configuration, 'DistributionConfig', 'ViewerCertificate', 'MinimumProtocolVersion') END
      AS minimum_protocol,
  json_text_or('', configuration, 'DistributionConfig', 'ViewerCertificate', 'SSLSupportMethod') AS sni,
  array_transform(json_get_array(configuration, 'DistributionConfig', 'Origins', 'Items'), lambda o : named_struct(
    'domain', o->>'DomainName',
    's3', regexp_like(o->>'DomainName', '\.s3([.-][a-z0-9-]+)?\.amazonaws\.com(\.cn)?$')
      AND NOT json_has(o, 'CustomOriginConfig'),
    'access_identity', json_text_or('', o, 'S3OriginConfig', 'OriginAccessIdentity'),
    'access_control', json_text_or('', o, 'OriginAccessControlId'),
    'protocol_policy', json_text_or('s3', o, 'CustomOriginConfig', 'OriginProtocolPolicy'),
    'ssl_protocols', json_texts_or_empty(o, 'CustomOriginConfig', 'OriginSslProtocols', 'Items'))) AS origins,
  json_text_or('', configuration, 'DistributionConfig', 'WebACLId') AS web_acl,
  json_text_or('', configuration, 'DistributionConfig', 'DefaultRootObject') AS root_object,
  json_text_or('none', configuration, 'DistributionConfig', 'Restrictions', 'GeoRestriction', 'RestrictionType')
    AS geo_restriction,
  json_int_or(0, configuration, 'DistributionConfig', 'OriginGroups', 'Quantity') > 0
    OR json_length(configuration, 'DistributionConfig', 'OriginGroups', 'Items') > 0 AS origin_failover
FROM changes
WHERE shape = 'aws_api' AND resource_type = 'AWS::CloudFront::Distribution'
  AND json_has(configuration, 'DistributionConfig')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'Logging', 'Enabled') AS logging,
  json_text_or('', configuration, 'Logging', 'Bucket') AS log_bucket,
  array_concat([json_get_str(configuration, 'DefaultCacheBehavior', 'ViewerProtocolPolicy')],
    coalesce(array_transform(json_array_or_empty(configuration, 'CacheBehaviors', 'Items'),
      lambda b : json_get_str(b, 'ViewerProtocolPolicy')), [CAST(NULL AS VARCHAR)])) AS viewer_policies,
  json_has(configuration, 'ViewerCertificate', 'ACMCertificateArn')
    OR json_has(configuration, 'ViewerCertificate', 'AcmCertificateArn')
    OR json_has(configuration, 'ViewerCertificate', 'IAMCertificateId')
    OR json_has(configuration, 'ViewerCertificate', 'IamCertificateId') AS custom_certificate,
  CASE WHEN json_bool_or(false, configuration, 'ViewerCertificate', 'CloudFrontDefaultCertificate')
    THEN 'TLSv1' ELSE json_get_str(configuration, 'ViewerCertificate', 'MinimumProtocolVersion') END AS minimum_protocol,
  json_text_or('', configuration, 'ViewerCertificate', 'SSLSupportMethod') AS sni,
  array_transform(json_get_array(configuration, 'Origins', 'Items'), lambda o : named_struct(
    'domain', o->>'DomainName',
    's3', regexp_like(o->>'DomainName', '\.s3([.-][a-z0-9-]+)?\.amazonaws\.com(\.cn)?$')
      AND NOT json_has(o, 'CustomOriginConfig'),
    'access_identity', json_text_or('', o, 'S3OriginConfig', 'OriginAccessIdentity'),
    'access_control', json_text_or('', o, 'OriginAccessControlId'),
    'protocol_policy', json_text_or('s3', o, 'CustomOriginConfig', 'OriginProtocolPolicy'),
    'ssl_protocols', json_texts_or_empty(o, 'CustomOriginConfig', 'OriginSslProtocols', 'Items'))) AS origins,
  json_text_or('', configuration, 'WebACLId') AS web_acl,
  json_text_or('', configuration, 'DefaultRootObject') AS root_object,
  json_text_or('none', configuration, 'Restrictions', 'GeoRestriction', 'RestrictionType') AS geo_restriction,
  json_int_or(0, configuration, 'OriginGroups', 'Quantity') > 0 OR json_length(configuration, 'OriginGroups', 'Items') > 0
    AS origin_failover
FROM changes
WHERE shape = 'aws_api' AND resource_type = 'AWS::CloudFront::Distribution'
  AND NOT json_has(configuration, 'DistributionConfig')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_has(configuration, 'DistributionConfig', 'Logging') AS logging,
  json_text_or('', configuration, 'DistributionConfig', 'Logging', 'Bucket') AS log_bucket,
  array_concat([json_get_str(configuration, 'DistributionConfig', 'DefaultCacheBehavior', 'ViewerProtocolPolicy')],
    coalesce(array_transform(json_array_or_empty(configuration, 'DistributionConfig', 'CacheBehaviors'),
      lambda b : json_get_str(b, 'ViewerProtocolPolicy')), [CAST(NULL AS VARCHAR)])) AS viewer_policies,
  json_has(configuration, 'DistributionConfig', 'ViewerCertificate', 'AcmCertificateArn')
    OR json_has(configuration, 'DistributionConfig', 'ViewerCertificate', 'IamCertificateId') AS custom_certificate,
  CASE WHEN json_bool_or(false, configuration, 'DistributionConfig', 'ViewerCertificate', 'CloudFrontDefaultCertificate')
    THEN 'TLSv1' ELSE json_text_or('TLSv1', configuration, 'DistributionConfig', 'ViewerCertificate', 'MinimumProtocolVersion') END
      AS minimum_protocol,
  json_text_or('', configuration, 'DistributionConfig', 'ViewerCertificate', 'SslSupportMethod') AS sni,
  CASE json_has(configuration, 'DistributionConfig', 'S3Origin')
    WHEN true THEN [named_struct(
      'domain', json_get_str(configuration, 'DistributionConfig', 'S3Origin', 'DNSName'), 's3', true,
      'access_identity', json_text_or('', configuration, 'DistributionConfig', 'S3Origin', 'OriginAccessIdentity'),
      'access_control', '', 'protocol_policy', 's3', 'ssl_protocols', json_texts_or_empty('{}', 'none'))]
    WHEN false THEN array_transform(json_array_or_empty(configuration, 'DistributionConfig', 'Origins'), lambda o : named_struct(
      'domain', o->>'DomainName',
      's3', regexp_like(o->>'DomainName', '\.s3([.-][a-z0-9-]+)?\.amazonaws\.com(\.cn)?$|^getatt:[^.]+\.(Regional)?DomainName$')
        AND NOT json_has(o, 'CustomOriginConfig'),
      'access_identity', json_text_or('', o, 'S3OriginConfig', 'OriginAccessIdentity'),
      'access_control', json_text_or('', o, 'OriginAccessControlId'),
      'protocol_policy', json_text_or('s3', o, 'CustomOriginConfig', 'OriginProtocolPolicy'),
      'ssl_protocols', json_texts_or_empty(o, 'CustomOriginConfig', 'OriginSSLProtocols'))) END AS origins,
  json_text_or('', configuration, 'DistributionConfig', 'WebACLId') AS web_acl,
  json_text_or('', configuration, 'DistributionConfig', 'DefaultRootObject') AS root_object,
  json_text_or('none', configuration, 'DistributionConfig', 'Restrictions', 'GeoRestriction', 'RestrictionType')
    AS geo_restriction,
  json_int_or(0, configuration, 'DistributionConfig', 'OriginGroups', 'Quantity') > 0 AS origin_failover
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::CloudFront::Distribution'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  array_length(json_array_or_empty(configuration, 'logging_config')) > 0 AS logging,
  json_text_or('', configuration, 'logging_config', 0, 'bucket') AS log_bucket,
  array_concat([json_get_str(configuration, 'default_cache_behavior', 0, 'viewer_protocol_policy')],
    coalesce(array_transform(json_array_or_empty(configuration, 'ordered_cache_behavior'),
      lambda b : json_get_str(b, 'viewer_protocol_policy')), [CAST(NULL AS VARCHAR)])) AS viewer_policies,
  json_text_or('', configuration, 'viewer_certificate', 0, 'acm_certificate_arn') <> ''
    OR json_text_or('', configuration, 'viewer_certificate', 0, 'iam_certificate_id') <> '' AS custom_certificate,
  CASE WHEN json_bool_or(false, configuration, 'viewer_certificate', 0, 'cloudfront_default_certificate')
    THEN 'TLSv1' ELSE json_text_or('TLSv1', configuration, 'viewer_certificate', 0, 'minimum_protocol_version') END
      AS minimum_protocol,
  json_text_or('', configuration, 'viewer_certificate', 0, 'ssl_support_method') AS sni,
  array_transform(json_get_array(configuration, 'origin'), lambda o : named_struct(
    'domain', o->>'domain_name',
    's3', regexp_like(o->>'domain_name', '\.s3([.-][a-z0-9-]+)?\.amazonaws\.com(\.cn)?$|^ref:.*aws_s3_bucket\.')
      AND array_length(json_array_or_empty(o, 'custom_origin_config')) = 0,
    'access_identity', json_text_or('', o, 's3_origin_config', 0, 'origin_access_identity'),
    'access_control', json_text_or('', o, 'origin_access_control_id'),
    'protocol_policy', json_text_or('s3', o, 'custom_origin_config', 0, 'origin_protocol_policy'),
    'ssl_protocols', json_texts_or_empty(o, 'custom_origin_config', 0, 'origin_ssl_protocols'))) AS origins,
  json_text_or('', configuration, 'web_acl_id') AS web_acl,
  json_text_or('', configuration, 'default_root_object') AS root_object,
  json_get_str(configuration, 'restrictions', 0, 'geo_restriction', 0, 'restriction_type') AS geo_restriction,
  array_length(json_array_or_empty(configuration, 'origin_group')) > 0 AS origin_failover
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_cloudfront_distribution'

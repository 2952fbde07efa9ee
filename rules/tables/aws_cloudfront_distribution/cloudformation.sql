SELECT resource_uid, resource_name AS name,
  json_has(configuration, 'DistributionConfig', 'Logging') OR CASE WHEN NOT json_has(configuration, '$log_source', 0) THEN FALSE END AS logging,
  json_text_or('', configuration, 'DistributionConfig', 'Logging', 'Bucket') AS log_bucket,
  array_concat(
    [json_get_str(configuration, 'DistributionConfig', 'DefaultCacheBehavior', 'ViewerProtocolPolicy')],
    coalesce(
      json_texts_at(json_array_or_empty(configuration, 'DistributionConfig', 'CacheBehaviors'), 'ViewerProtocolPolicy'),
      [CAST(NULL AS VARCHAR)])) AS viewer_policies,
  json_has(configuration, 'DistributionConfig', 'ViewerCertificate', 'AcmCertificateArn')
    OR json_has(configuration, 'DistributionConfig', 'ViewerCertificate', 'IamCertificateId') AS custom_certificate,
  CASE WHEN json_bool_or(false, configuration, 'DistributionConfig', 'ViewerCertificate', 'CloudFrontDefaultCertificate')
      THEN 'TLSv1'
    ELSE json_text_or('TLSv1', configuration, 'DistributionConfig', 'ViewerCertificate',
      'MinimumProtocolVersion') END AS minimum_protocol,
  json_text_or('', configuration, 'DistributionConfig', 'ViewerCertificate', 'SslSupportMethod') AS sni,
  CASE json_has(configuration, 'DistributionConfig', 'S3Origin') WHEN true
      THEN [named_struct(
        'domain', json_get_str(configuration, 'DistributionConfig', 'S3Origin', 'DNSName'), 's3', true,
        'access_identity', json_text_or('', configuration, 'DistributionConfig', 'S3Origin', 'OriginAccessIdentity'),
        'access_control', '', 'protocol_policy', 's3', 'ssl_protocols', json_texts_or_empty('{}', 'none'))]
    WHEN false
      THEN array_transform(json_array_or_empty(configuration, 'DistributionConfig', 'Origins'), lambda o : named_struct(
        'domain', o ->> 'DomainName',
        's3', regexp_like(o ->> 'DomainName',
          '\.s3([.-][a-z0-9-]+)?\.amazonaws\.com(\.cn)?$|^getatt:[^.]+\.(Regional)?DomainName$')
          AND NOT json_has(o, 'CustomOriginConfig'),
        'access_identity', json_text_or('', o, 'S3OriginConfig', 'OriginAccessIdentity'),
        'access_control', json_text_or('', o, 'OriginAccessControlId'),
        'protocol_policy', json_text_or('s3', o, 'CustomOriginConfig', 'OriginProtocolPolicy'),
        -- Where a template names none of an origin that is spoken to over TLS: TLSv1 and SSLv3, says the registry's schema.
        'ssl_protocols', CASE WHEN json_has(o, 'CustomOriginConfig') AND json_has(o, 'CustomOriginConfig', 'OriginSSLProtocols') = false
            THEN CASE json_get_str(o, 'CustomOriginConfig', 'OriginProtocolPolicy') = 'http-only' WHEN true THEN no_texts(o)
              WHEN false THEN make_array('TLSv1', 'SSLv3') END
          ELSE json_texts_or_empty(o, 'CustomOriginConfig', 'OriginSSLProtocols') END)) END AS origins,
  json_text_or('', configuration, 'DistributionConfig', 'WebACLId') AS web_acl,
  json_text_or('', configuration, 'DistributionConfig', 'DefaultRootObject') AS root_object,
  json_text_or('none', configuration, 'DistributionConfig', 'Restrictions', 'GeoRestriction',
    'RestrictionType') AS geo_restriction,
  json_int_or(0, configuration, 'DistributionConfig', 'OriginGroups', 'Quantity') > 0 AS origin_failover
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::CloudFront::Distribution'

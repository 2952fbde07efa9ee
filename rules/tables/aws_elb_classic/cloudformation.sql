SELECT resource_uid, resource_name AS name,
  json_text_or('internet-facing', configuration, 'Scheme') AS scheme,
  array_transform(json_array_or_empty(configuration, 'Listeners'), lambda l : named_struct(
    'protocol', upper(json_get_str(l, 'Protocol')), 'port', json_get_int(l, 'LoadBalancerPort'),
    'instance_protocol', upper(json_get_str(l, 'InstanceProtocol')), 'certificate', json_text_or('', l, 'SSLCertificateId'),
    'policies', json_texts_or_empty(l, 'PolicyNames'))) AS listeners,
  array_transform(
    array_filter(json_array_or_empty(configuration, 'Policies'), lambda p : elb_names_tls_1_2(p) IS NOT FALSE),
    lambda p : CASE WHEN elb_names_tls_1_2(p) THEN p ->> 'PolicyName' END) AS tls_policies,
  json_bool_or(false, configuration, 'AccessLoggingPolicy', 'Enabled') AS access_logs,
  json_bool_or(false, configuration, 'CrossZone') AS cross_zone,
  json_bool_or(false, configuration, 'ConnectionDrainingPolicy', 'Enabled') AS connection_draining,
  CASE
    WHEN array_length(json_texts_or_empty(configuration, 'Subnets')) > 0 THEN array_length(json_texts(configuration, 'Subnets'))
    ELSE array_length(json_texts_or_empty(configuration, 'Subnets')) + array_length(json_texts(configuration,
      'AvailabilityZones')) END AS zones,
  -- No property sets it: https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/config-desync-mitigation-mode.html
  'defensive' AS desync_mode
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::ElasticLoadBalancing::LoadBalancer'

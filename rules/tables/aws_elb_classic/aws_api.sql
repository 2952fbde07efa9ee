SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'Scheme') AS scheme,
  array_transform(json_get_array(configuration, 'ListenerDescriptions'), lambda d : named_struct(
    'protocol', upper(json_get_str(d, 'Listener', 'Protocol')), 'port', json_get_int(d, 'Listener', 'LoadBalancerPort'),
    'instance_protocol', upper(json_get_str(d, 'Listener', 'InstanceProtocol')),
    'certificate', json_text_or('', d, 'Listener', 'SSLCertificateId'),
    'policies', json_texts_or_empty(d, 'PolicyNames'))) AS listeners,
  array_transform(
    array_filter(json_get_array(configuration, 'PolicyDescriptions'), lambda p : any_match(
      json_array_or_empty(p, 'PolicyAttributeDescriptions'),
      lambda a : a ->> 'AttributeName' = 'Reference-Security-Policy'
        AND a ->> 'AttributeValue' LIKE 'ELBSecurityPolicy-TLS-1-2-%')),
    lambda p : p ->> 'PolicyName') AS tls_policies,
  json_get_bool(configuration, 'LoadBalancerAttributes', 'AccessLog', 'Enabled') AS access_logs,
  json_get_bool(configuration, 'LoadBalancerAttributes', 'CrossZoneLoadBalancing', 'Enabled') AS cross_zone,
  json_get_bool(configuration, 'LoadBalancerAttributes', 'ConnectionDraining', 'Enabled') AS connection_draining,
  array_length(json_texts(configuration, 'AvailabilityZones')) AS zones,
  json_get_str(
    array_filter(json_get_array(configuration, 'LoadBalancerAttributes', 'AdditionalAttributes'), lambda a :
      a ->> 'Key' = 'elb.http.desyncmitigationmode')[1],
    'Value') AS desync_mode
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::ElasticLoadBalancing::LoadBalancer'

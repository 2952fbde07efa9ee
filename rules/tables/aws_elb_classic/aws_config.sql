SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'scheme') AS scheme,
  array_transform(json_get_array(configuration, 'listenerDescriptions'), lambda d : named_struct(
    'protocol', upper(json_get_str(d, 'listener', 'protocol')), 'port', json_get_int(d, 'listener', 'loadBalancerPort'),
    'instance_protocol', upper(json_get_str(d, 'listener', 'instanceProtocol')),
    'certificate', json_text_or('', d, 'listener', 'sslcertificateId'),
    'policies', json_texts_or_empty(d, 'policyNames'))) AS listeners,
  array_transform(
    array_filter(json_get_array(configuration, 'supplementaryConfiguration', 'LoadBalancerPolicies'), lambda p : any_match(
      json_array_or_empty(p, 'policyAttributeDescriptions'),
      lambda a : a ->> 'attributeName' = 'Reference-Security-Policy'
        AND a ->> 'attributeValue' LIKE 'ELBSecurityPolicy-TLS-1-2-%')),
    lambda p : p ->> 'policyName') AS tls_policies,
  json_get_bool(configuration, 'supplementaryConfiguration', 'LoadBalancerAttributes', 'accessLog', 'enabled') AS access_logs,
  json_get_bool(configuration, 'supplementaryConfiguration', 'LoadBalancerAttributes', 'crossZoneLoadBalancing',
    'enabled') AS cross_zone,
  json_get_bool(configuration, 'supplementaryConfiguration', 'LoadBalancerAttributes', 'connectionDraining',
    'enabled') AS connection_draining,
  array_length(json_texts(configuration, 'availabilityZones')) AS zones,
  json_get_str(
    array_filter(json_get_array(configuration, 'supplementaryConfiguration', 'LoadBalancerAttributes', 'additionalAttributes'), lambda a :
      a ->> 'key' = 'elb.http.desyncmitigationmode')[1],
    'value') AS desync_mode
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::ElasticLoadBalancing::LoadBalancer'

/*
Classic load balancers. Attributes are an API answer of their own: lay describe-load-balancer-attributes beside the rest as
LoadBalancerAttributes.
  scheme               internet-facing, internal
  listeners            list of {protocol, port, instance_protocol, certificate, policies}; protocols in upper case; certificate
                       empty: none
  tls_policies         names of its policies that stand on one of the secure predefined ones; NULL: not collected, or policies
                       of their own resource
  access_logs          requests are logged
  cross_zone           spreads requests over the instances of all zones
  connection_draining  lets running requests end before an instance leaves
  zones                number of its zones, or of its subnets
  desync_mode          defensive, monitor, strictest
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticloadbalancing-loadbalancer.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elb
  https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-security-policy-table.html
*/
CREATE VIEW aws_elb_classic AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'scheme') AS scheme,
  array_transform(json_get_array(configuration, 'listenerDescriptions'), lambda d : named_struct(
    'protocol', upper(json_get_str(d, 'listener', 'protocol')), 'port', json_get_int(d, 'listener', 'loadBalancerPort'),
    'instance_protocol', upper(json_get_str(d, 'listener', 'instanceProtocol')),
    'certificate', json_text_or('', d, 'listener', 'sslcertificateId'), 'policies', json_texts_or_empty(d, 'policyNames'))) AS listeners,
  array_transform(array_filter(json_get_array(configuration, 'supplementaryConfiguration', 'LoadBalancerPolicies'), lambda p :
      any_match(json_array_or_empty(p, 'policyAttributeDescriptions'), lambda a : a->>'attributeName' = 'Reference-Security-Policy'
        AND a->>'attributeValue' LIKE 'ELBSecurityPolicy-TLS-1-2-%')),
    lambda p : p->>'policyName') AS tls_policies,
  json_get_bool(configuration, 'supplementaryConfiguration', 'LoadBalancerAttributes', 'accessLog', 'enabled') AS access_logs,
  json_get_bool(configuration, 'supplementaryConfiguration', 'LoadBalancerAttributes', 'crossZoneLoadBalancing',
    'enabled') AS cross_zone,
  json_get_bool(configuration, 'supplementaryConfiguration', 'LoadBalancerAttributes', 'connectionDraining',
    'enabled') AS connection_draining,
  array_length(json_texts(configuration, 'availabilityZones')) AS zones
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::ElasticLoadBalancing::LoadBalancer'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'Scheme') AS scheme,
  array_transform(json_get_array(configuration, 'ListenerDescriptions'), lambda d : named_struct(
    'protocol', upper(json_get_str(d, 'Listener', 'Protocol')), 'port', json_get_int(d, 'Listener', 'LoadBalancerPort'),
    'instance_protocol', upper(json_get_str(d, 'Listener', 'InstanceProtocol')),
    'certificate', json_text_or('', d, 'Listener', 'SSLCertificateId'), 'policies', json_texts_or_empty(d, 'PolicyNames')))
      AS listeners,
  array_transform(array_filter(json_get_array(configuration, 'PolicyDescriptions'), lambda p :
      any_match(json_array_or_empty(p, 'PolicyAttributeDescriptions'), lambda a : a->>'AttributeName' = 'Reference-Security-Policy'
        AND a->>'AttributeValue' LIKE 'ELBSecurityPolicy-TLS-1-2-%')),
    lambda p : p->>'PolicyName') AS tls_policies,
  json_get_bool(configuration, 'LoadBalancerAttributes', 'AccessLog', 'Enabled') AS access_logs,
  json_get_bool(configuration, 'LoadBalancerAttributes', 'CrossZoneLoadBalancing', 'Enabled') AS cross_zone,
  json_get_bool(configuration, 'LoadBalancerAttributes', 'ConnectionDraining', 'Enabled') AS connection_draining,
  array_length(json_texts(configuration, 'AvailabilityZones')) AS zones,
  json_get_str(array_filter(json_get_array(configuration, 'LoadBalancerAttributes', 'AdditionalAttributes'),
    lambda a : a->>'Key' = 'elb.http.desyncmitigationmode')[1], 'Value') AS desync_mode
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::ElasticLoadBalancing::LoadBalancer'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('internet-facing', configuration, 'Scheme') AS scheme,
  array_transform(json_array_or_empty(configuration, 'Listeners'), lambda l : named_struct(
    'protocol', upper(json_get_str(l, 'Protocol')), 'port', json_get_int(l, 'LoadBalancerPort'),
    'instance_protocol', upper(json_get_str(l, 'InstanceProtocol')),
    'certificate', json_text_or('', l, 'SSLCertificateId'), 'policies', json_texts_or_empty(l, 'PolicyNames'))) AS listeners,
  array_transform(array_filter(json_array_or_empty(configuration, 'Policies'), lambda p :
      p->>'PolicyType' = 'SSLNegotiationPolicyType'
      AND any_match(json_array_or_empty(p, 'Attributes'), lambda a : a->>'Name' = 'Reference-Security-Policy'
        AND a->>'Value' LIKE 'ELBSecurityPolicy-TLS-1-2-%')),
    lambda p : p->>'PolicyName') AS tls_policies,
  json_bool_or(false, configuration, 'AccessLoggingPolicy', 'Enabled') AS access_logs,
  json_bool_or(false, configuration, 'CrossZone') AS cross_zone,
  json_bool_or(false, configuration, 'ConnectionDrainingPolicy', 'Enabled') AS connection_draining,
  CASE WHEN array_length(json_texts_or_empty(configuration, 'Subnets')) > 0 THEN array_length(json_texts(configuration, 'Subnets'))
    ELSE array_length(json_texts_or_empty(configuration, 'Subnets')) + array_length(json_texts(configuration, 'AvailabilityZones'))
      END AS zones
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::ElasticLoadBalancing::LoadBalancer'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CASE json_bool_or(false, configuration, 'internal') WHEN true THEN 'internal' WHEN false THEN 'internet-facing' END AS scheme,
  array_transform(json_get_array(configuration, 'listener'), lambda l : named_struct(
    'protocol', upper(json_get_str(l, 'lb_protocol')), 'port', json_get_int(l, 'lb_port'),
    'instance_protocol', upper(json_get_str(l, 'instance_protocol')),
    'certificate', json_text_or('', l, 'ssl_certificate_id'), 'policies', json_texts(NULL))) AS listeners,
  json_texts(NULL) AS tls_policies,
  CASE WHEN array_length(json_array_or_empty(configuration, 'access_logs')) > 0
    THEN json_bool_or(true, configuration, 'access_logs', 0, 'enabled')
      ELSE json_bool_or(false, configuration, 'access_logs', 0, 'enabled') END AS access_logs,
  json_bool_or(true, configuration, 'cross_zone_load_balancing') AS cross_zone,
  json_bool_or(false, configuration, 'connection_draining') AS connection_draining,
  CASE WHEN array_length(json_texts_or_empty(configuration, 'subnets')) > 0 THEN array_length(json_texts(configuration, 'subnets'))
    ELSE array_length(json_texts_or_empty(configuration, 'subnets')) + array_length(json_texts(configuration, 'availability_zones'))
      END AS zones,
  json_text_or('defensive', configuration, 'desync_mitigation_mode') AS desync_mode
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_elb'

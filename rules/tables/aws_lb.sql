/*
Application, network and gateway load balancers. Attributes are an API answer of their own: lay describe-load-balancer-
attributes beside the rest as Attributes.
  type                  application, network, gateway
  scheme                internet-facing, internal
  access_logs           requests are logged
  deletion_protection   refuses to be deleted
  drop_invalid_headers  drops requests with headers that are no headers
  cross_zone            spreads requests over the targets of all zones; always so for application load balancers
  http2                 speaks HTTP/2
  desync_mode           defensive, monitor, strictest
  web_acl               a web ACL stands before it: of a live one the answer of get-web-acl-for-resource laid beside the rest as WebAcl, null where
                        there is none, in a plan that of aws_wafv2_web_acl_association; NULL: associations are not part of the record
  zones                 number of its zones, or of its subnets
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticloadbalancingv2-loadbalancer.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb
  https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html
*/
CREATE VIEW aws_lb AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'type') AS type,
  json_get_str(configuration, 'scheme') AS scheme,
  json_length(configuration, 'availabilityZones') AS zones
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::ElasticLoadBalancingV2::LoadBalancer'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'Type') AS type,
  json_get_str(configuration, 'Scheme') AS scheme,
  lb_attribute(json_get_array(configuration, 'Attributes'), 'access_logs.s3.enabled') AS access_logs,
  lb_attribute(json_get_array(configuration, 'Attributes'), 'deletion_protection.enabled') AS deletion_protection,
  lb_attribute(
    json_get_array(configuration, 'Attributes'), 'routing.http.drop_invalid_header_fields.enabled') AS drop_invalid_headers,
  lb_attribute(json_get_array(configuration, 'Attributes'), 'load_balancing.cross_zone.enabled') AS cross_zone,
  NOT any_match(json_get_array(configuration, 'Attributes'), lambda a :
    a ->> 'Key' = 'routing.http2.enabled' AND NOT json_get_bool(a, 'Value')) AS http2,
  json_get_str(
    array_filter(json_get_array(configuration, 'Attributes'), lambda a : a ->> 'Key' = 'routing.http.desync_mitigation_mode')[1],
    'Value') AS desync_mode,
  CASE WHEN json_has(configuration, 'WebAcl') THEN true WHEN json_is_null(configuration, 'WebAcl') THEN false END AS web_acl,
  json_length(configuration, 'AvailabilityZones') AS zones
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::ElasticLoadBalancingV2::LoadBalancer'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('application', configuration, 'Type') AS type,
  json_text_or('internet-facing', configuration, 'Scheme') AS scheme,
  lb_attribute(json_array_or_empty(configuration, 'LoadBalancerAttributes'), 'access_logs.s3.enabled') AS access_logs,
  lb_attribute(
    json_array_or_empty(configuration, 'LoadBalancerAttributes'), 'deletion_protection.enabled') AS deletion_protection,
  lb_attribute(
    json_array_or_empty(configuration, 'LoadBalancerAttributes'),
    'routing.http.drop_invalid_header_fields.enabled') AS drop_invalid_headers,
  lb_attribute(json_array_or_empty(configuration, 'LoadBalancerAttributes'), 'load_balancing.cross_zone.enabled') AS cross_zone,
  NOT any_match(json_array_or_empty(configuration, 'LoadBalancerAttributes'), lambda a :
    a ->> 'Key' = 'routing.http2.enabled' AND NOT json_get_bool(a, 'Value')) AS http2,
  CASE any_match(json_array_or_empty(configuration, 'LoadBalancerAttributes'), lambda a : a ->> 'Key' = 'routing.http.desync_mitigation_mode')
    WHEN false THEN 'defensive'
    WHEN true
      THEN json_get_str(
        array_filter(json_array_or_empty(configuration, 'LoadBalancerAttributes'), lambda a :
          a ->> 'Key' = 'routing.http.desync_mitigation_mode')[1],
        'Value') END AS desync_mode,
  nullif(json_length_of_both(configuration, 'Subnets', 'SubnetMappings'), 0) AS zones
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::ElasticLoadBalancingV2::LoadBalancer'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('application', configuration, 'load_balancer_type') AS type,
  CASE json_bool_or(false, configuration, 'internal') WHEN true THEN 'internal' WHEN false THEN 'internet-facing' END AS scheme,
  json_bool_or(false, configuration, 'access_logs', 0, 'enabled') AS access_logs,
  json_bool_or(false, configuration, 'enable_deletion_protection') AS deletion_protection,
  json_bool_or(false, configuration, 'drop_invalid_header_fields') AS drop_invalid_headers,
  json_bool_or(false, configuration, 'enable_cross_zone_load_balancing') AS cross_zone,
  json_bool_or(true, configuration, 'enable_http2') AS http2,
  json_text_or('defensive', configuration, 'desync_mitigation_mode') AS desync_mode,
  CASE WHEN kind = 'create' OR json_text_or('', configuration, 'web_acl_arn') <> ''
    THEN json_text_or('', configuration, 'web_acl_arn') <> '' END AS web_acl,
  nullif(json_length_of_both(configuration, 'subnets', 'subnet_mapping'), 0) AS zones
FROM changes WHERE shape = 'terraform' AND resource_type IN ('aws_lb', 'aws_alb')

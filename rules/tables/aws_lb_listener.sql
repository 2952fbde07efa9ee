/*
Listeners of load balancers; a load balancer that holds its listeners counts too.
  listeners  list of {protocol, port, ssl_policy, certificate, named, redirects}; ssl_policy empty: none set; certificate: its ARN, empty: none
             said; named: a template names it; redirects: sends every request on to HTTPS
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticloadbalancingv2-listener.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_listener
*/
CREATE VIEW aws_lb_listener AS
SELECT resource_uid, resource_name AS name,
  [named_struct(
    'protocol', json_get_str(configuration, 'Protocol'), 'port', json_get_int(configuration, 'Port'),
    'ssl_policy', json_text_or('', configuration, 'SslPolicy'),
    'certificate', json_text_or('', configuration, 'Certificates', 0, 'CertificateArn'),
    'named', json_has(configuration, 'SslPolicy'),
    'redirects', any_match(json_get_array(configuration, 'DefaultActions'), lambda a :
      a ->> 'Type' = 'redirect' AND json_text_or('', a, 'RedirectConfig', 'Protocol') = 'HTTPS'))] AS listeners
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::ElasticLoadBalancingV2::Listener'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [named_struct(
    'protocol', json_get_str(configuration, 'Protocol'), 'port', json_get_int(configuration, 'Port'),
    'ssl_policy', CASE WHEN json_get_str(configuration, 'Protocol') IN ('HTTPS', 'TLS')
        THEN json_text_or(CASE WHEN shape = 'cloudformation' THEN 'ELBSecurityPolicy-2016-08' END, configuration, 'SslPolicy')
      ELSE json_text_or('', configuration, 'SslPolicy') END,
    'certificate', json_text_or('', configuration, 'Certificates', 0, 'CertificateArn'),
    'named', json_has(configuration, 'SslPolicy'),
    'redirects', any_match(json_get_array(configuration, 'DefaultActions'), lambda a :
      a ->> 'Type' = 'redirect' AND json_text_or('', a, 'RedirectConfig', 'Protocol') = 'HTTPS'))] AS listeners
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::ElasticLoadBalancingV2::Listener'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  array_transform(json_get_array(configuration, 'Listeners'), lambda l : named_struct(
    'protocol', json_get_str(l, 'Protocol'), 'port', json_get_int(l, 'Port'), 'ssl_policy', json_text_or('', l, 'SslPolicy'),
    'certificate', json_text_or('', l, 'Certificates', 0, 'CertificateArn'),
    'named', json_has(l, 'SslPolicy'),
    'redirects', any_match(json_get_array(l, 'DefaultActions'), lambda a :
      a ->> 'Type' = 'redirect' AND json_text_or('', a, 'RedirectConfig', 'Protocol') = 'HTTPS'))) AS listeners
FROM changes
WHERE shape = 'aws_api' AND resource_type = 'AWS::ElasticLoadBalancingV2::LoadBalancer'
  AND json_has(configuration, 'Listeners')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [named_struct(
    'protocol', CASE json_has(configuration, 'protocol') WHEN true THEN json_get_str(configuration, 'protocol')
      WHEN false THEN CASE json_has(configuration, 'port') WHEN true THEN 'HTTP' ELSE '' END END,
    'port', json_get_int(configuration, 'port'),
    'ssl_policy', CASE WHEN json_get_str(configuration, 'protocol') IN ('HTTPS', 'TLS')
        THEN json_text_or('ELBSecurityPolicy-2016-08', configuration, 'ssl_policy')
      ELSE json_text_or('', configuration, 'ssl_policy') END,
    'certificate', json_text_or('', configuration, 'certificate_arn'),
    'named', json_has(configuration, 'ssl_policy'),
    'redirects', any_match(json_get_array(configuration, 'default_action'), lambda a :
      a ->> 'type' = 'redirect' AND json_text_or('', a, 'redirect', 0, 'protocol') = 'HTTPS'))] AS listeners
FROM changes WHERE shape = 'terraform' AND resource_type IN ('aws_lb_listener', 'aws_alb_listener')

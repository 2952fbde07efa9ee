/*
Target groups of load balancers.
  protocol     HTTP, HTTPS, TCP, TLS, UDP, TCP_UDP, GENEVE; NULL: targets are functions
  target_type  instance, ip, lambda, alb
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticloadbalancingv2-targetgroup.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_target_group
*/
CREATE VIEW aws_lb_target_group AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'Protocol') AS protocol,
  json_get_str(configuration, 'TargetType') AS target_type
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::ElasticLoadBalancingV2::TargetGroup'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'Protocol') AS protocol,
  json_text_or(CASE WHEN shape = 'cloudformation' THEN 'instance' END, configuration, 'TargetType') AS target_type
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::ElasticLoadBalancingV2::TargetGroup'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'protocol') AS protocol,
  json_text_or('instance', configuration, 'target_type') AS target_type
FROM changes WHERE shape = 'terraform' AND resource_type IN ('aws_lb_target_group', 'aws_alb_target_group')

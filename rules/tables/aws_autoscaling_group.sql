/*
Auto Scaling groups.
  health_check_type     EC2, ELB, several joined by commas; default EC2
  load_balanced         a load balancer or target group is attached
  zones                 availability zones or subnets
  instance_types        number of types that its policy of mixed instances names, 1 without such a policy; NULL: requirements instead
                        of names, or not known
  launch_configuration  it uses a launch configuration, which AWS no longer develops
*/
CREATE VIEW aws_autoscaling_group AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'healthCheckType') AS health_check_type,
  array_length(json_get_array(configuration, 'loadBalancerNames')) > 0
    OR array_length(json_get_array(configuration, 'targetGroupARNs')) > 0 AS load_balanced,
  array_length(json_get_array(configuration, 'availabilityZones')) AS zones,
  CASE json_has(configuration, 'mixedInstancesPolicy') WHEN false THEN 1
    WHEN true THEN CASE any_match(json_array_or_empty(configuration, 'mixedInstancesPolicy', 'launchTemplate', 'overrides'), lambda o : json_has(o, 'instanceRequirements'))
      WHEN false THEN array_length(json_array_or_empty(configuration, 'mixedInstancesPolicy', 'launchTemplate', 'overrides')) END END AS instance_types,
  json_has(configuration, 'launchConfigurationName') AS launch_configuration
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::AutoScaling::AutoScalingGroup'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'HealthCheckType') AS health_check_type,
  array_length(json_get_array(configuration, 'LoadBalancerNames')) > 0
    OR array_length(json_get_array(configuration, 'TargetGroupARNs')) > 0 AS load_balanced,
  array_length(json_get_array(configuration, 'AvailabilityZones')) AS zones,
  CASE json_has(configuration, 'MixedInstancesPolicy') WHEN false THEN 1
    WHEN true THEN CASE any_match(json_array_or_empty(configuration, 'MixedInstancesPolicy', 'LaunchTemplate', 'Overrides'), lambda o : json_has(o, 'InstanceRequirements'))
      WHEN false THEN array_length(json_array_or_empty(configuration, 'MixedInstancesPolicy', 'LaunchTemplate', 'Overrides')) END END AS instance_types,
  json_has(configuration, 'LaunchConfigurationName') AS launch_configuration
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::AutoScaling::AutoScalingGroup'
UNION ALL BY NAME
-- Default: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-autoscaling-
-- autoscalinggroup.html
SELECT resource_uid, resource_name AS name,
  json_text_or('EC2', configuration, 'HealthCheckType') AS health_check_type,
  array_length(json_list_or_empty(configuration, 'LoadBalancerNames')) > 0
    OR array_length(json_list_or_empty(configuration, 'TargetGroupARNs')) > 0 AS load_balanced,
  CASE WHEN json_has(configuration, 'VPCZoneIdentifier') THEN array_length(json_get_array(configuration, 'VPCZoneIdentifier'))
    ELSE array_length(json_get_array(configuration, 'AvailabilityZones')) END AS zones,
  CASE json_has(configuration, 'MixedInstancesPolicy') WHEN false THEN 1
    WHEN true THEN CASE any_match(json_array_or_empty(configuration, 'MixedInstancesPolicy', 'LaunchTemplate', 'Overrides'), lambda o : json_has(o, 'InstanceRequirements'))
      WHEN false THEN array_length(json_array_or_empty(configuration, 'MixedInstancesPolicy', 'LaunchTemplate', 'Overrides')) END END AS instance_types,
  json_has(configuration, 'LaunchConfigurationName') AS launch_configuration
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::AutoScaling::AutoScalingGroup'
UNION ALL BY NAME
-- Default: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_group
SELECT resource_uid, resource_name AS name,
  json_text_or('EC2', configuration, 'health_check_type') AS health_check_type,
  array_length(json_array_or_empty(configuration, 'load_balancers')) > 0
    OR array_length(json_array_or_empty(configuration, 'target_group_arns')) > 0 AS load_balanced,
  array_length(json_get_array(configuration, 'vpc_zone_identifier')) AS zones,
  CASE json_has(configuration, 'mixed_instances_policy', 0) WHEN false THEN 1
    WHEN true THEN CASE any_match(json_array_or_empty(configuration, 'mixed_instances_policy', 0, 'launch_template', 0, 'override'), lambda o : json_has(o, 'instance_requirements', 0))
      WHEN false THEN array_length(json_array_or_empty(configuration, 'mixed_instances_policy', 0, 'launch_template', 0, 'override')) END END AS instance_types,
  json_text_or('', configuration, 'launch_configuration') <> '' AS launch_configuration
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_autoscaling_group'

/*
ECS clusters.
  container_insights  disabled, enabled, enhanced; NULL: the default of the account, or not collected
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ecs-cluster.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_cluster
*/
CREATE VIEW aws_ecs_cluster AS
SELECT resource_uid, resource_name AS name,
  json_get_str(
    array_filter(json_get_array(configuration, 'settings'), lambda s : s ->> 'name' = 'containerInsights')[1],
    'value') AS container_insights
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::ECS::Cluster'
  AND NOT is_going(json_get_str_either(configuration, 'status', 'Status'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CASE any_match(json_array_or_empty(configuration, 'ClusterSettings'), lambda s : s ->> 'Name' = 'containerInsights') WHEN true
      THEN json_get_str(
        array_filter(json_get_array(configuration, 'ClusterSettings'), lambda s : s ->> 'Name' = 'containerInsights')[1], 'Value')
    WHEN false THEN 'disabled' END AS container_insights
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::ECS::Cluster'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CASE any_match(json_array_or_empty(configuration, 'setting'), lambda s : s ->> 'name' = 'containerInsights') WHEN true
      THEN json_get_str(
        array_filter(json_get_array(configuration, 'setting'), lambda s : s ->> 'name' = 'containerInsights')[1], 'value')
    WHEN false THEN 'disabled' END AS container_insights
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_ecs_cluster'

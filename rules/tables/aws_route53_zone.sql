/*
Public hosted zones of Route 53.
  query_log  queries are logged; NULL: a resource of its own, not in the record
Defaults of absent properties:
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_zone
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53-hostedzone.html
*/
CREATE VIEW aws_route53_zone AS
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_is_null(configuration, 'QueryLoggingConfig') THEN false
    WHEN json_has(configuration, 'QueryLoggingConfig') THEN true END AS query_log
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::Route53::HostedZone'
  AND NOT json_bool_or(false, configuration, 'Config', 'PrivateZone')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_has(configuration, 'QueryLoggingConfig', 'CloudWatchLogsLogGroupArn') AS query_log
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::Route53::HostedZone'
  AND json_length(configuration, 'VPCs') IS NULL
UNION ALL BY NAME
-- A zone of a VPC is private; a plan that makes a zone has its query log beside it.
SELECT resource_uid, resource_name AS name,
  CASE WHEN kind = 'create' OR json_has(configuration, 'query_log', 0) THEN json_has(configuration, 'query_log', 0) END AS query_log
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_route53_zone' AND NOT json_has(configuration, 'vpc', 0)

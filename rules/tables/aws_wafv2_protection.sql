/*
What web ACLs and rule groups of WAF v2 watch for.
  is_acl     a web ACL, not a rule group
  metrics    its numbers go to CloudWatch
  allows     what no rule matches is let through; NULL: a rule group
  known_bad  AWS's rules against known bad inputs, Log4j among them, are in it; NULL: a rule group
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-wafv2-webacl.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/wafv2_web_acl
  https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
*/
CREATE VIEW aws_wafv2_protection AS
SELECT resource_uid, resource_name AS name,
  true AS is_acl,
  json_get_bool(configuration, 'VisibilityConfig', 'CloudWatchMetricsEnabled') AS metrics,
  json_has(configuration, 'DefaultAction', 'Allow') AS allows,
  any_match(json_array_or_empty(configuration, 'Rules'), lambda r :
    json_text_or('', r, 'Statement', 'ManagedRuleGroupStatement', 'Name') = 'AWSManagedRulesKnownBadInputsRuleSet') AS known_bad
FROM changes WHERE shape IN ('aws_api', 'cloudformation', 'aws_config') AND resource_type = 'AWS::WAFv2::WebACL'
  AND (shape <> 'aws_config' OR json_has(configuration, 'VisibilityConfig'))
UNION ALL BY NAME
-- The item's own schema begins names with a small letter, and has the default action as a text and no rules:
-- https://github.com/awslabs/aws-config-resource-schema (AWS::WAFv2::WebACL.properties.json)
SELECT resource_uid, resource_name AS name,
  true AS is_acl,
  json_get_bool(configuration, 'visibilityConfig', 'cloudWatchMetricsEnabled') AS metrics,
  CASE WHEN json_has(configuration, 'defaultAction', 'allow') THEN true WHEN json_has(configuration, 'defaultAction', 'block') THEN false
    WHEN lower(json_get_str(configuration, 'defaultAction')) = 'allow' THEN true
    WHEN lower(json_get_str(configuration, 'defaultAction')) = 'block' THEN false END AS allows,
  any_match(json_get_array(configuration, 'rules'), lambda r :
    json_text_or('', r, 'statement', 'managedRuleGroupStatement', 'name') = 'AWSManagedRulesKnownBadInputsRuleSet') AS known_bad
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::WAFv2::WebACL' AND json_has(configuration, 'visibilityConfig')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  false AS is_acl,
  CASE WHEN shape = 'aws_config' AND json_has(configuration, 'visibilityConfig')
      THEN json_get_bool(configuration, 'visibilityConfig', 'cloudWatchMetricsEnabled')
    ELSE json_get_bool(configuration, 'VisibilityConfig', 'CloudWatchMetricsEnabled') END AS metrics
FROM changes WHERE shape IN ('aws_api', 'cloudformation', 'aws_config') AND resource_type = 'AWS::WAFv2::RuleGroup'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  true AS is_acl,
  json_get_bool(configuration, 'visibility_config', 0, 'cloudwatch_metrics_enabled') AS metrics,
  array_length(json_array_or_empty(configuration, 'default_action', 0, 'allow')) > 0 AS allows,
  any_match(json_array_or_empty(configuration, 'rule'), lambda r :
    json_text_or('', r, 'statement', 0, 'managed_rule_group_statement', 0, 'name') = 'AWSManagedRulesKnownBadInputsRuleSet') AS known_bad
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_wafv2_web_acl'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  false AS is_acl,
  json_get_bool(configuration, 'visibility_config', 0, 'cloudwatch_metrics_enabled') AS metrics
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_wafv2_rule_group'

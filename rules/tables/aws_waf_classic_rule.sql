/*
Rules and rule groups of WAF Classic, global and regional.
  parts     number of conditions of a rule, of rules of a group
  is_group  it is a rule group
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-waf-rule.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/waf_rule
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/waf_rule_group
*/
CREATE VIEW aws_waf_classic_rule AS
SELECT resource_uid, resource_name AS name,
  CAST(array_length(json_array_or_empty(configuration, 'Predicates')) AS BIGINT) AS parts,
  false AS is_group
FROM changes WHERE shape IN ('aws_api', 'cloudformation', 'aws_config') AND resource_type IN ('AWS::WAF::Rule', 'AWS::WAFRegional::Rule')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CAST(array_length(json_array_or_empty(configuration, 'MatchPredicates')) AS BIGINT) AS parts,
  false AS is_group
FROM changes WHERE shape IN ('aws_api', 'cloudformation', 'aws_config') AND resource_type = 'AWS::WAFRegional::RateBasedRule'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CAST(array_length(json_get_array(configuration, 'ActivatedRules')) AS BIGINT) AS parts,
  true AS is_group
FROM changes WHERE shape = 'aws_api' AND resource_type IN ('AWS::WAF::RuleGroup', 'AWS::WAFRegional::RuleGroup')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CAST(array_length(json_array_or_empty(configuration, 'predicates')) AS BIGINT) AS parts,
  false AS is_group
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_waf_rule'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CAST(array_length(json_array_or_empty(configuration, 'predicate')) AS BIGINT) AS parts,
  false AS is_group
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_wafregional_rule'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CAST(array_length(json_array_or_empty(configuration, 'activated_rule')) AS BIGINT) AS parts,
  true AS is_group
FROM changes WHERE shape = 'terraform' AND resource_type IN ('aws_waf_rule_group', 'aws_wafregional_rule_group')

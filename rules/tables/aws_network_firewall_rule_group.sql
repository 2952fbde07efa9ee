/*
Stateless rule groups of Network Firewall.
  rules  how many
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-networkfirewall-rulegroup.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/networkfirewall_rule_group
*/
CREATE VIEW aws_network_firewall_rule_group AS
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_has(configuration, 'RuleGroup')
    THEN CAST(array_length(json_array_or_empty(configuration, 'RuleGroup', 'RulesSource', 'StatelessRulesAndCustomActions', 'StatelessRules')) AS BIGINT) END AS rules
FROM changes WHERE shape IN ('aws_api', 'cloudformation', 'aws_config') AND resource_type = 'AWS::NetworkFirewall::RuleGroup'
  AND json_get_str(configuration, 'Type') = 'STATELESS'
UNION ALL BY NAME
-- The item's own schema: https://github.com/awslabs/aws-config-resource-schema (AWS::NetworkFirewall::RuleGroup.properties.json)
SELECT resource_uid, resource_name AS name,
  CAST(array_length(json_array_or_empty(configuration, 'ruleGroup', 'rulesSource', 'statelessRulesAndCustomActions', 'statelessRules')) AS BIGINT) AS rules
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::NetworkFirewall::RuleGroup'
  AND json_get_str(configuration, 'ruleGroupResponse', 'type') = 'STATELESS' AND json_has(configuration, 'ruleGroup')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CAST(array_length(json_array_or_empty(configuration, 'rule_group', 0, 'rules_source', 0, 'stateless_rules_and_custom_actions', 0, 'stateless_rule')) AS BIGINT) AS rules
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_networkfirewall_rule_group'
  AND json_get_str(configuration, 'type') = 'STATELESS'
  AND json_text_or('', configuration, 'rules') = ''

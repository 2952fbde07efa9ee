/*
Policies of Network Firewall.
  default_actions   list of what happens to packets that no stateless rule matches: aws:pass, aws:drop, aws:forward_to_sfe or an
                    action of its own
  fragment_actions  the same of fragments of UDP packets
  rule_groups       number of its rule groups, stateless and stateful
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-networkfirewall-firewallpolicy.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/networkfirewall_firewall_policy
*/
CREATE VIEW aws_network_firewall_policy AS
SELECT resource_uid, resource_name AS name,
  json_texts(configuration, 'FirewallPolicy', 'StatelessDefaultActions') AS default_actions,
  json_texts(configuration, 'FirewallPolicy', 'StatelessFragmentDefaultActions') AS fragment_actions,
  CASE WHEN json_has(configuration, 'FirewallPolicy')
    THEN CAST(array_length(json_array_or_empty(configuration, 'FirewallPolicy', 'StatelessRuleGroupReferences')) AS BIGINT)
      + CAST(array_length(json_array_or_empty(configuration, 'FirewallPolicy', 'StatefulRuleGroupReferences')) AS BIGINT) END AS rule_groups
FROM changes WHERE shape IN ('aws_api', 'cloudformation', 'aws_config') AND resource_type = 'AWS::NetworkFirewall::FirewallPolicy'
  AND (shape <> 'aws_config' OR NOT json_has(configuration, 'firewallPolicy'))
UNION ALL BY NAME
-- The item's own schema: https://github.com/awslabs/aws-config-resource-schema (AWS::NetworkFirewall::FirewallPolicy.properties.json)
SELECT resource_uid, resource_name AS name,
  json_texts(configuration, 'firewallPolicy', 'statelessDefaultActions') AS default_actions,
  json_texts(configuration, 'firewallPolicy', 'statelessFragmentDefaultActions') AS fragment_actions,
  CAST(array_length(json_array_or_empty(configuration, 'firewallPolicy', 'statelessRuleGroupReferences')) AS BIGINT)
    + CAST(array_length(json_array_or_empty(configuration, 'firewallPolicy', 'statefulRuleGroupReferences')) AS BIGINT) AS rule_groups
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::NetworkFirewall::FirewallPolicy' AND json_has(configuration, 'firewallPolicy')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_texts(configuration, 'firewall_policy', 0, 'stateless_default_actions') AS default_actions,
  json_texts(configuration, 'firewall_policy', 0, 'stateless_fragment_default_actions') AS fragment_actions,
  CAST(array_length(json_array_or_empty(configuration, 'firewall_policy', 0, 'stateless_rule_group_reference')) AS BIGINT)
    + CAST(array_length(json_array_or_empty(configuration, 'firewall_policy', 0, 'stateful_rule_group_reference')) AS BIGINT) AS rule_groups
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_networkfirewall_firewall_policy'

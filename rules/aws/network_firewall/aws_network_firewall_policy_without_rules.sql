/*
id: aws_network_firewall_policy_without_rules
title: Network firewall policy has no rule groups
severity: medium
description: A firewall with this policy does what its default actions say and looks for nothing.
remediation:
  console: "VPC > Network Firewall > Firewall policies: add rule groups."
  cli: >-
    aws network-firewall update-firewall-policy --firewall-policy-name <name> --update-token <token> --firewall-policy
    file://policy.json
  terraform: Add stateful_rule_group_reference to firewall_policy.
attack: [T1562.007]
mapped_from: [prowler networkfirewall_policy_rule_group_associated]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html
*/
SELECT resource_uid, name, rule_groups
FROM aws_network_firewall_policy
WHERE rule_groups = 0

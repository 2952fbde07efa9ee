/*
id: aws_network_firewall_rule_group_empty
title: Stateless rule group of a network firewall has no rules
severity: low
description: The group is in the policy and decides nothing.
remediation:
  console: "VPC > Network Firewall > Rule groups: add rules."
  cli: >-
    aws network-firewall update-rule-group --rule-group-name <name> --type STATELESS --update-token <token> --rule-group
    file://group.json
  terraform: Add stateless_rule.
attack: [T1562.007]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html
*/
SELECT resource_uid, name, rules
FROM aws_network_firewall_rule_group
WHERE rules = 0

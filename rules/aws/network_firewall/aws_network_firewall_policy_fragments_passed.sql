/*
id: aws_network_firewall_policy_fragments_passed
title: Network firewall lets fragments pass that no rule matches
severity: medium
description: Fragments that the stateless rules do not know go on without inspection.
remediation:
  console: "VPC > Network Firewall > Firewall policies > Stateless default actions: Drop or Forward to stateful rule groups."
  cli: >-
    aws network-firewall update-firewall-policy --firewall-policy-name <name> --update-token <token> --firewall-policy
    file://policy.json
  terraform: Set stateless_fragment_default_actions = ["aws:forward_to_sfe"].
attack: [T1562.007]
mapped_from: [prowler networkfirewall_policy_default_action_fragmented_packets]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html
*/
SELECT resource_uid, name, fragment_actions
FROM aws_network_firewall_policy
WHERE any_match(fragment_actions, lambda a : a = 'aws:pass')

/*
id: aws_network_firewall_subnet_change_protection
title: Subnets of a network firewall can be changed at once
severity: low
description: One command takes a zone away from the firewall; its traffic is then not filtered.
remediation:
  console: "VPC > Network Firewall > Firewalls > Firewall details: edit the protections."
  cli: aws networkfirewall update-subnet-change-protection --firewall-name <name> --subnet-change-protection
  terraform: Set subnet_change_protection = true.
attack: [T1562.007]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html
*/
SELECT resource_uid, name, subnet_change_protection
FROM aws_network_firewall
WHERE NOT subnet_change_protection

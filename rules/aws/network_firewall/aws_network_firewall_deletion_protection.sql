/*
id: aws_network_firewall_deletion_protection
title: Network firewall has no deletion protection
severity: low
description: One command, by mistake or not, takes the firewall away and lets traffic pass unfiltered or not at all.
remediation:
  console: "VPC > Network Firewall > Firewalls > Firewall details: edit the protections."
  cli: aws networkfirewall update-firewall-delete-protection --firewall-name <name> --delete-protection
  terraform: Set delete_protection = true.
attack: [T1562.007]
mapped_from: [prowler networkfirewall_deletion_protection]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html
*/
SELECT resource_uid, name, deletion_protection
FROM aws_network_firewall
WHERE NOT deletion_protection

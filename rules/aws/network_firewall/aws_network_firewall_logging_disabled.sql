/*
id: aws_network_firewall_logging_disabled
title: Network firewall does not log
severity: medium
description: What the firewall let through and what it dropped cannot be traced.
remediation:
  console: "VPC > Network Firewall > Firewalls > Logging: add a destination for alerts and flows."
  cli: aws network-firewall update-logging-configuration --firewall-name <name> --logging-configuration file://logging.json
  terraform: Add log_destination_config to aws_networkfirewall_logging_configuration.
attack: [T1562.008]
mapped_from: [prowler networkfirewall_logging_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html
*/
SELECT resource_uid, name, destinations
FROM aws_network_firewall_logging
WHERE destinations = 0

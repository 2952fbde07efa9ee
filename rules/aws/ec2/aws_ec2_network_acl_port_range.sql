/*
id: aws_ec2_network_acl_port_range
title: Network ACL allows all ports of TCP or UDP
severity: low
description: The rule names no ports, or all of them, so that the ACL limits nothing but the protocol.
remediation:
  console: 'VPC > Network ACLs: edit the rules.'
  cli: >-
    aws ec2 replace-network-acl-entry --network-acl-id <id> --rule-number <number> --protocol 6 --port-range From=443,To=443
    --cidr-block <range> --rule-action allow
  terraform: Narrow protocol, cidr_block and ports of the blocks of aws_network_acl.
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
*/
SELECT resource_uid, name, ingress, egress
FROM aws_network_acl
WHERE any_match(ingress, lambda e : e['allow'] AND e['protocol'] IN ('tcp', 'udp')
    AND e['from_port'] <= 1 AND e['to_port'] >= 65535)
  OR any_match(egress, lambda e : e['allow'] AND e['protocol'] IN ('tcp', 'udp')
    AND e['from_port'] <= 1 AND e['to_port'] >= 65535)

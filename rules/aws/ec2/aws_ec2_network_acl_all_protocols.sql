/*
id: aws_ec2_network_acl_all_protocols
title: Network ACL allows every protocol
severity: low
description: A rule with protocol -1 opens all ports of all protocols, whatever port range stands beside it.
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
WHERE any_match(ingress, lambda e : e['allow'] AND e['protocol'] = '-1') OR any_match(egress, lambda e : e['allow']
  AND e['protocol'] = '-1')

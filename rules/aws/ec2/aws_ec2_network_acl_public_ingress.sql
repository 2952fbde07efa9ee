/*
id: aws_ec2_network_acl_public_ingress
title: Network ACL lets everybody in
severity: informational
description: >-
  Some port is open to everybody at the subnet's border. Subnets of systems that are reached from within only need no such
  rule.
remediation:
  console: 'VPC > Network ACLs: edit the rules.'
  cli: >-
    aws ec2 replace-network-acl-entry --network-acl-id <id> --rule-number <number> --protocol 6 --port-range From=443,To=443
    --cidr-block <range> --rule-action allow
  terraform: Narrow protocol, cidr_block and ports of the blocks of aws_network_acl.
attack: [T1190]
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
*/
SELECT resource_uid, name, ingress
FROM aws_network_acl
WHERE any_match(ingress, lambda e : e['allow'] AND e['open']
  AND network_acl_opens(ingress, e['protocol'], e['from_port'], e['to_port']))

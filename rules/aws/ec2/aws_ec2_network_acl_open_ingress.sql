/*
id: aws_ec2_network_acl_open_ingress
title: Network ACL lets everything in
severity: low
description: All ports are open to everybody at the subnet's border; the ACL protects nothing.
remediation:
  console: 'VPC > Network ACLs: edit the rules.'
  cli: >-
    aws ec2 replace-network-acl-entry --network-acl-id <id> --rule-number <number> --protocol 6 --port-range From=443,To=443
    --cidr-block <range> --rule-action allow
  terraform: Narrow protocol, cidr_block and ports of the blocks of aws_network_acl.
attack: [T1190]
mapped_from: [prowler ec2_networkacl_allow_ingress_any_port]
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
*/
SELECT resource_uid, name, ingress
FROM aws_network_acl
WHERE any_match(ingress, lambda e : e['allow'] AND e['open']
  AND (e['protocol'] = '-1' OR e['protocol'] IN ('tcp', 'udp') AND e['from_port'] <= 1 AND e['to_port'] >= 65535))

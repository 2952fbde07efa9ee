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
WHERE network_acl_opens(ingress, 'tcp', 1, 65535) OR network_acl_opens(ingress, 'udp', 1, 65535)

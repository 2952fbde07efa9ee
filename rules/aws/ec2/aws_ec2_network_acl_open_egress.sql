/*
id: aws_ec2_network_acl_open_egress
title: Network ACL lets everything out
severity: low
description: Everything may leave to everywhere; the ACL hinders no malware and no copying of data.
remediation:
  console: 'VPC > Network ACLs: edit the rules.'
  cli: >-
    aws ec2 replace-network-acl-entry --network-acl-id <id> --rule-number <number> --protocol 6 --port-range From=443,To=443
    --cidr-block <range> --rule-action allow
  terraform: Narrow protocol, cidr_block and ports of the blocks of aws_network_acl.
attack: [T1041]
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
*/
SELECT resource_uid, name, egress
FROM aws_network_acl
WHERE network_acl_opens(egress, 'tcp', 1, 65535) OR network_acl_opens(egress, 'udp', 1, 65535)

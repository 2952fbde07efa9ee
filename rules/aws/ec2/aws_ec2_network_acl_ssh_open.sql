/*
id: aws_ec2_network_acl_ssh_open
title: Network ACL lets SSH in from the internet
severity: medium
description: >-
  The ACL of the subnet lets everybody reach the port, so that only the security groups stand before the machines. A deny
  counts when its number is lower, for the addresses of its own family that it names.
remediation:
  console: 'VPC > Network ACLs > Inbound rules: deny port 22 from 0.0.0.0/0, or allow from your own ranges only.'
  cli: >-
    aws ec2 replace-network-acl-entry --network-acl-id <id> --ingress --rule-number <number> --protocol 6 --port-range
    From=443,To=443 --cidr-block 0.0.0.0/0 --rule-action allow
  terraform: Narrow cidr_block or the ports of the ingress block of aws_network_acl.
attack: [T1133, T1110]
mapped_from: [prowler ec2_networkacl_allow_ingress_tcp_port_22]
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
params:
  port: {type: integer, default: 22, meaning: port that must not be open to the internet}
*/
SELECT resource_uid, name, ingress
FROM aws_network_acl
WHERE network_acl_opens(ingress, 'tcp', $port, $port)

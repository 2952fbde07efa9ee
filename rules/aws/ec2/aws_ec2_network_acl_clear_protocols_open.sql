/*
id: aws_ec2_network_acl_clear_protocols_open
title: Network ACL lets unencrypted protocols in from the internet
severity: low
description: Passwords of FTP, Telnet, mail and directories cross the internet in the clear.
remediation:
  console: "VPC > Network ACLs > Inbound rules: allow the encrypted ports only."
  cli: >-
    aws ec2 replace-network-acl-entry --network-acl-id <id> --ingress --rule-number <number> --protocol 6 --port-range
    From=443,To=443 --cidr-block 0.0.0.0/0 --rule-action allow
  terraform: Narrow the ports of the ingress block of aws_network_acl.
attack: [T1040]
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
params:
  ports:
    type: integer_list
    default: [20, 21, 23, 69, 110, 143, 389]
    meaning: ports of protocols without encryption
*/
SELECT resource_uid, name, ingress
FROM aws_network_acl
WHERE any_match($ports, lambda port : network_acl_opens(ingress, 'tcp', port, port))

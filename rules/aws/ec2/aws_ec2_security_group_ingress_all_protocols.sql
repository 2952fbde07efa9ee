/*
id: aws_ec2_security_group_ingress_all_protocols
title: Security group lets every protocol in
severity: low
family: [aws_ec2_security_group_all_ports_open]
description: A rule with protocol -1 opens all ports of all protocols to its source, whatever ports stand beside it.
remediation:
  console: 'VPC > Security groups > Inbound rules: edit or delete the rule.'
  cli: aws ec2 revoke-security-group-ingress --group-id <id> --security-group-rule-ids <rule>
  terraform: Narrow cidr_ipv4, from_port and to_port of the aws_vpc_security_group_ingress_rule (or the block of the group).
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
  - https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
*/
SELECT resource_uid, name, ingress
FROM aws_security_group
WHERE any_match(ingress, lambda p : p['protocol'] = '-1')

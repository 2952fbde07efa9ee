/*
id: aws_ec2_security_group_public_source
title: Security group lets public addresses in
severity: low
family: [aws_ec2_security_group_all_ports_open, aws_ec2_security_group_ssh_open, aws_ec2_security_group_rdp_open, aws_ec2_security_group_sensitive_ports_open, aws_ec2_security_group_open_ingress]
description: >-
  A rule lets in addresses of the internet: all of it or parts. Groups of systems that must be reached from within only need
  none.
remediation:
  console: 'VPC > Security groups > Inbound rules: edit or delete the rule.'
  cli: aws ec2 revoke-security-group-ingress --group-id <id> --security-group-rule-ids <rule>
  terraform: Narrow cidr_ipv4, from_port and to_port of the aws_vpc_security_group_ingress_rule (or the block of the group).
attack: [T1190]
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
  - https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
*/
SELECT resource_uid, name, ingress
FROM aws_security_group
WHERE any_match(ingress, lambda p : any_match(p['cidrs'], lambda c : cidr_is_public(c)))

/*
id: aws_ec2_security_group_egress_unset
title: Security group leaves outbound rules to the default
severity: low
family: [aws_ec2_security_group_egress_all_protocols, aws_ec2_security_group_open_egress]
description: The template lists no outbound rules, so that AWS adds one that lets everything out.
remediation:
  console: 'VPC > Security groups > Outbound rules: list the destinations that are needed.'
  cli: aws ec2 revoke-security-group-egress --group-id <id> --security-group-rule-ids <rule>
  terraform: Narrow cidr_ipv4, from_port and to_port of the aws_vpc_security_group_egress_rule (or the block of the group).
attack: [T1041]
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
  - https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
*/
SELECT resource_uid, name, egress
FROM aws_security_group
WHERE any_match(egress, lambda p : NOT p['listed'])

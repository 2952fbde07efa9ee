/*
id: aws_ec2_security_group_egress_port_range
title: Security group opens a range of outbound ports
severity: low
family: [aws_ec2_security_group_egress_all_protocols, aws_ec2_security_group_open_egress]
description: A rule lets out to more than one port, more than the programs behind the group need.
remediation:
  console: 'VPC > Security groups > Outbound rules: one rule for each port.'
  cli: aws ec2 revoke-security-group-egress --group-id <id> --security-group-rule-ids <rule>
  terraform: Narrow cidr_ipv4, from_port and to_port of the aws_vpc_security_group_egress_rule (or the block of the group).
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
  - https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
*/
SELECT resource_uid, name, egress
FROM aws_security_group
WHERE any_match(egress, lambda p : p['listed'] AND p['protocol'] NOT IN ('icmp', 'icmpv6') AND (p['protocol'] = '-1'
  OR p['from_port'] <> p['to_port']))

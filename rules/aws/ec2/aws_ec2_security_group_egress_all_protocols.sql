/*
id: aws_ec2_security_group_egress_all_protocols
title: Security group lets every protocol out
severity: low
description: >-
  A rule with protocol -1 opens all ports of all protocols to its destination. For groups whose template lists no outbound
  rule see aws_ec2_security_group_egress_unset.
remediation:
  console: 'VPC > Security groups > Outbound rules: name protocol and port.'
  cli: aws ec2 revoke-security-group-egress --group-id <id> --security-group-rule-ids <rule>
  terraform: Narrow cidr_ipv4, from_port and to_port of the aws_vpc_security_group_egress_rule (or the block of the group).
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
  - https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
*/
SELECT resource_uid, name, egress
FROM aws_security_group
WHERE any_match(egress, lambda p : p['listed'] AND p['protocol'] = '-1')

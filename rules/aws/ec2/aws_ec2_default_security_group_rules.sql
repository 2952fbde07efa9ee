/*
id: aws_ec2_default_security_group_rules
title: Default security group has rules
severity: medium
description: >-
  Whatever is started without naming a group gets the default one. Its rules give such machines access that nobody chose.
remediation:
  console: 'VPC > Security groups > default: delete all inbound and outbound rules.'
  cli: aws ec2 revoke-security-group-egress --group-id <id> --security-group-rule-ids <rule>
  terraform: Narrow cidr_ipv4, from_port and to_port of the aws_vpc_security_group_egress_rule (or the block of the group).
attack: [T1021]
mapped_from: [prowler ec2_securitygroup_default_restrict_traffic]
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
  - https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
*/
SELECT resource_uid, name, ingress, egress
FROM aws_security_group
WHERE name = 'default' AND (array_length(ingress) > 0 OR array_length(egress) > 0)

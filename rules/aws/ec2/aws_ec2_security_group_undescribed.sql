/*
id: aws_ec2_security_group_undescribed
title: Security group has no description of its own
severity: informational
description: Nobody can tell what the group is for, and so nobody dares to remove it.
remediation:
  console: 'A description cannot be changed: make a new group.'
  cli: aws ec2 revoke-security-group-egress --group-id <id> --security-group-rule-ids <rule>
  terraform: Narrow cidr_ipv4, from_port and to_port of the aws_vpc_security_group_egress_rule (or the block of the group).
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
  - https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
params:
  descriptions: {type: text_list, default: ["", "Managed by Terraform"], meaning: texts that describe nothing}
*/
SELECT resource_uid, name, description
FROM aws_security_group
WHERE description IN ($descriptions)

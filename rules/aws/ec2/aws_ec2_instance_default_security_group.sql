/*
id: aws_ec2_instance_default_security_group
title: EC2 instance is in the default security group
severity: low
description: >-
  Everything in the VPC to which nobody gave a group is in it too, and each may reach the others on every port.
remediation:
  console: "EC2 > Instances > Security > Change security groups."
  cli: "aws ec2 modify-instance-attribute --instance-id <id> --groups <group>"
attack: [T1021]
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
*/
SELECT resource_uid, name, security_groups
FROM aws_ec2_instance
WHERE any_match(security_groups, lambda g : g = 'default')

/*
id: aws_vpc_default
title: Default VPC is in use
severity: informational
description: >-
  All its subnets are public and its security group lets members talk to each other; what is started without thought lands
  there.
remediation:
  console: VPC > Your VPCs > Actions > Delete default VPC.
  cli: aws ec2 delete-vpc --vpc-id <id>
  terraform: Remove aws_default_vpc.
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html
*/
SELECT resource_uid, name, is_default, cidr
FROM aws_vpc
WHERE is_default

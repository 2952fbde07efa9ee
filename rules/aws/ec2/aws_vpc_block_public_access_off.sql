/*
id: aws_vpc_block_public_access_off
title: Region does not block public access to its VPCs
severity: low
description: Whoever may change route tables and gateways can open any VPC; the account-wide block stops that.
remediation:
  console: "VPC > Settings > Block public access: Edit."
  cli: aws ec2 modify-vpc-block-public-access-options --internet-gateway-block-mode block-ingress
  terraform: Set internet_gateway_block_mode = "block-ingress" on aws_vpc_block_public_access_options.
attack: [T1190]
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html
*/
SELECT resource_uid, name, mode
FROM aws_vpc_block_public_access
WHERE mode = 'off'

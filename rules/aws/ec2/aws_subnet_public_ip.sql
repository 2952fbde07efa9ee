/*
id: aws_subnet_public_ip
title: Subnet gives instances public IP addresses
severity: medium
description: >-
  Whatever is started there without saying otherwise can be reached from the internet as far as its security groups let.
remediation:
  console: 'VPC > Subnets > Actions > Edit subnet settings: turn off Enable auto-assign public IPv4 address.'
  cli: aws ec2 modify-subnet-attribute --subnet-id <id> --no-map-public-ip-on-launch
  terraform: Set map_public_ip_on_launch = false on aws_subnet.
attack: [T1190]
mapped_from: [prowler vpc_subnet_no_public_ip_by_default]
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html
*/
SELECT resource_uid, name, map_public_ip
FROM aws_subnet
WHERE map_public_ip

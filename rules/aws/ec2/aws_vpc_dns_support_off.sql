/*
id: aws_vpc_dns_support_off
title: VPC has no DNS of its own
severity: low
description: >-
  Without it private names of endpoints do not resolve, and what the machines ask some other resolver is seen neither by GuardDuty nor by
  the query log.
remediation:
  console: "VPC > Your VPCs > Edit VPC settings: Enable DNS resolution."
  cli: 'aws ec2 modify-vpc-attribute --vpc-id <id> --enable-dns-support "{\"Value\": true}"'
  terraform: Set enable_dns_support = true.
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html
*/
SELECT resource_uid, name, dns
FROM aws_vpc
WHERE NOT dns

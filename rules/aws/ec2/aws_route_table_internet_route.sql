/*
id: aws_route_table_internet_route
title: Route table sends everything to an internet gateway
severity: low
description: 'Subnets with this table are public: their instances can be reached from the internet when they have an address.'
remediation:
  console: 'VPC > Route tables > Routes: send 0.0.0.0/0 to a NAT gateway, or remove it.'
  cli: aws ec2 delete-route --route-table-id <id> --destination-cidr-block 0.0.0.0/0
  terraform: Set nat_gateway_id instead of gateway_id on aws_route.
attack: [T1190]
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
*/
SELECT resource_uid, name, routes
FROM aws_route_table
WHERE cidrs_open(array_transform(array_filter(routes, lambda r : (r['destination'] <> '' OR r['destination6'] <> '') IS NOT FALSE
    AND (r['gateway'] NOT IN ('', 'local') AND r['gateway'] NOT LIKE 'vgw-%') IS NOT FALSE), lambda r :
  CASE WHEN r['gateway'] IS NULL OR r['destination'] IS NULL THEN NULL WHEN r['destination'] <> '' THEN r['destination'] ELSE r['destination6'] END))

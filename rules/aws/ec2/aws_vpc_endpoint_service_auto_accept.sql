/*
id: aws_vpc_endpoint_service_auto_accept
title: Endpoint service accepts consumers by itself
severity: low
description: Whoever may ask is connected; nobody looks at who comes.
remediation:
  console: VPC > Endpoint services > Modify endpoint acceptance setting.
  cli: aws ec2 modify-vpc-endpoint-service-configuration --service-id <id> --acceptance-required
  terraform: Set acceptance_required = true.
attack: [T1199]
references:
  - https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html
*/
SELECT resource_uid, name, acceptance
FROM (SELECT resource_uid, name, acceptance FROM aws_vpc_endpoint_service WHERE principals IS NULL OR acceptance IS NOT NULL)
WHERE NOT acceptance

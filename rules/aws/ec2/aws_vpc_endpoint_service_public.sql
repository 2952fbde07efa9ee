/*
id: aws_vpc_endpoint_service_public
title: Everybody may connect to an endpoint service
severity: high
description: Every AWS account can ask for a connection to what stands behind the service.
remediation:
  console: "VPC > Endpoint services > Allow principals: remove *."
  cli: aws ec2 modify-vpc-endpoint-service-permissions --service-id <id> --remove-allowed-principals "*"
  terraform: Name accounts in allowed_principals.
attack: [T1199]
mapped_from: [prowler vpc_endpoint_services_allowed_principals_trust_boundaries]
references:
  - https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html
*/
SELECT resource_uid, name, principals
FROM (SELECT resource_uid, name, principals FROM aws_vpc_endpoint_service WHERE acceptance IS NULL OR principals IS NOT NULL)
WHERE any_match(principals, lambda p : p = '*')

/*
id: aws_redshift_serverless_vpc_routing_disabled
title: Redshift Serverless workgroup copies data past the VPC
severity: low
description: COPY and UNLOAD go over the internet, where security groups and flow logs do not see them.
remediation:
  console: "Redshift > Serverless > Workgroup > Network and security: Edit."
  cli: aws redshift-serverless update-workgroup --workgroup-name <name> --enhanced-vpc-routing
  terraform: Set enhanced_vpc_routing = true.
attack: [T1048]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/redshiftserverless-controls.html
*/
SELECT resource_uid, name, enhanced_vpc_routing
FROM aws_redshift_serverless_workgroup
WHERE NOT enhanced_vpc_routing

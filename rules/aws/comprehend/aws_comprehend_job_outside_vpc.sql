/*
id: aws_comprehend_job_outside_vpc
title: Comprehend job runs outside your VPC
severity: low
description: Its traffic passes no security group, endpoint or flow log of yours.
remediation:
  console: Comprehend > Analysis jobs > Create job > VPC settings.
  cli: aws comprehend start-entities-detection-job --vpc-config SecurityGroupIds=<group>,Subnets=<subnet> …
references:
  - https://docs.aws.amazon.com/comprehend/latest/dg/usingVPC.html
*/
SELECT resource_uid, name, in_vpc
FROM aws_comprehend_job
WHERE NOT in_vpc

/*
id: aws_comprehend_model_outside_vpc
title: Model of Comprehend is trained outside your VPC
severity: low
description: Training data travels past your security groups and flow logs.
remediation:
  console: Comprehend > Custom classification > Create new model > VPC settings.
  cli: aws comprehend create-document-classifier --vpc-config SecurityGroupIds=<ids>,Subnets=<ids> …
  terraform: Add vpc_config.
attack: [T1048]
references:
  - https://docs.aws.amazon.com/comprehend/latest/dg/usingVPC.html
*/
SELECT resource_uid, name, in_vpc
FROM aws_comprehend_model
WHERE NOT in_vpc

/*
id: aws_lambda_function_outside_vpc
title: Lambda function is not attached to a VPC
severity: low
description: Its traffic goes over the internet, past security groups, endpoints and flow logs.
remediation:
  console: Lambda > Function > Configuration > VPC.
  cli: aws lambda update-function-configuration --function-name <name> --vpc-config SubnetIds=<subnet>,SecurityGroupIds=<group>
  terraform: Add vpc_config to the aws_lambda_function.
mapped_from: [prowler awslambda_function_inside_vpc]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html
*/
SELECT resource_uid, name, in_vpc
FROM aws_lambda_function
WHERE NOT in_vpc

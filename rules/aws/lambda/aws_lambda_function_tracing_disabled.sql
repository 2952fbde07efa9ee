/*
id: aws_lambda_function_tracing_disabled
title: Lambda function is not traced
severity: low
description: Slow and failing calls between services cannot be followed.
remediation:
  console: 'Lambda > Function > Configuration > Monitoring and operations tools: Active tracing.'
  cli: aws lambda update-function-configuration --function-name <name> --tracing-config Mode=Active
  terraform: Add tracing_config { mode = "Active" }.
references:
  - https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html
*/
SELECT resource_uid, name, tracing
FROM aws_lambda_function
WHERE tracing <> 'Active'

/*
id: aws_lambda_function_concurrency_unlimited
title: Lambda function has no concurrency limit of its own
severity: low
description: A flood of events takes the executions of all functions of the account, and the bill grows with it.
remediation:
  console: 'Lambda > Function > Configuration > Concurrency: Reserve concurrency.'
  cli: aws lambda put-function-concurrency --function-name <name> --reserved-concurrent-executions 100
  terraform: Set reserved_concurrent_executions.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html
*/
SELECT resource_uid, name, reserved_concurrency
FROM aws_lambda_function
WHERE reserved_concurrency < 0

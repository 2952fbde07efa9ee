/*
id: aws_lambda_function_dead_letter_missing
title: Lambda function drops events that it could not handle
severity: low
description: Events that failed all retries are lost without a trace.
remediation:
  console: 'Lambda > Function > Configuration > Asynchronous invocation: Dead-letter queue.'
  cli: aws lambda update-function-configuration --function-name <name> --dead-letter-config TargetArn=<queue>
  terraform: Add dead_letter_config { target_arn = … }.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html
*/
SELECT resource_uid, name, dead_letter
FROM aws_lambda_function
WHERE NOT dead_letter

/*
id: aws_lambda_function_environment_not_cmk
title: Environment variables of a Lambda function are not encrypted with a customer-managed key
severity: low
description: >-
  With the AWS managed key every principal that may read the configuration reads the variables, and use of the key cannot be
  limited.
remediation:
  console: Lambda > Function > Configuration > Environment variables > Encryption configuration.
  cli: aws lambda update-function-configuration --function-name <name> --kms-key-arn <key>
  terraform: Set kms_key_arn.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html
*/
SELECT resource_uid, name, kms_key
FROM aws_lambda_function
WHERE environment <> '{}' AND kms_key = ''

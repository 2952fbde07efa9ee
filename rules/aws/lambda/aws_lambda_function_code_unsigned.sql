/*
id: aws_lambda_function_code_unsigned
title: Lambda function accepts code that nobody signed
severity: low
description: Whoever may update the function, or its build, runs anything with its rights.
remediation:
  console: 'Lambda > Code signing configurations: create one and attach it.'
  cli: aws lambda put-function-code-signing-config --function-name <name> --code-signing-config-arn <arn>
  terraform: Set code_signing_config_arn.
attack: [T1525]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html
*/
SELECT resource_uid, name, code_signing
FROM aws_lambda_function
WHERE NOT code_signing AND package <> 'Image'

/*
id: aws_lambda_url_cors_open
title: Lambda function URL can be called by pages of every origin
severity: medium
description: Any website that a user visits can call the function in the user's browser.
remediation:
  console: 'Lambda > Function > Configuration > Function URL > CORS: name the origins.'
  cli: aws lambda update-function-url-config --function-name <name> --cors AllowOrigins=https://shop.example
  terraform: Name the origins in cors.allow_origins.
mapped_from: [prowler awslambda_function_url_cors_policy]
references:
  - https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html
*/
SELECT resource_uid, name, cors_origins
FROM aws_lambda_url
WHERE array_has(cors_origins, '*')

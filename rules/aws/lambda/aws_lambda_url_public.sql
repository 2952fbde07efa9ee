/*
id: aws_lambda_url_public
title: Lambda function URL asks for no credentials
severity: high
description: Everybody on the internet can call the function.
remediation:
  console: 'Lambda > Function > Configuration > Function URL > Auth type: AWS_IAM.'
  cli: aws lambda update-function-url-config --function-name <name> --auth-type AWS_IAM
  terraform: Set authorization_type = "AWS_IAM".
attack: [T1190]
mapped_from: [prowler awslambda_function_url_public]
references:
  - https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
*/
SELECT resource_uid, name, auth
FROM aws_lambda_url
WHERE auth = 'NONE'

/*
id: aws_lambda_permission_wildcard_principal
title: Lambda permission names everybody as the caller and nothing limits it
severity: high
description: >-
  A statement for * opens the function or layer to principals of every account; no organization, account or source beside it
  says who is meant.
remediation:
  console: 'Lambda > Function > Configuration > Permissions: name the service, account or role.'
  cli: aws lambda add-permission --function-name <name> --principal <service or account> …
  terraform: Set principal of the aws_lambda_permission to a service or an account.
attack: [T1190]
mapped_from: [prowler awslambda_function_not_publicly_accessible]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html
*/
SELECT resource_uid, name, principal, action, function
FROM aws_lambda_permission
WHERE principal = '*' AND NOT limited

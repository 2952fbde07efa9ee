/*
id: aws_lambda_function_public_policy
title: Lambda function can be invoked by everybody
severity: critical
description: The function's resource policy lets every AWS principal call it, at your expense and with its role's rights.
remediation:
  console: 'Lambda > Function > Configuration > Permissions > Resource-based policy statements: delete the public one.'
  cli: aws lambda remove-permission --function-name <name> --statement-id <sid>
  terraform: Name the caller in principal and source_arn of the aws_lambda_permission.
attack: [T1190]
mapped_from: [prowler awslambda_function_not_publicly_accessible]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html
*/
SELECT resource_uid, name, policy
FROM aws_lambda_policy
WHERE iam_policy_public(policy)

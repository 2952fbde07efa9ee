/*
id: aws_lambda_permission_source_missing
title: Lambda permission for a service does not say on whose behalf it may call
severity: medium
description: Every customer of the service can make it call the function (the confused deputy).
remediation:
  console: 'Lambda > Function > Configuration > Permissions: set the source ARN or account.'
  cli: aws lambda add-permission --source-arn <arn> …
  terraform: Set source_arn (or source_account) of the aws_lambda_permission.
attack: [T1199]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html
  - https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
*/
SELECT resource_uid, name, principal, source_arn, source_account
FROM aws_lambda_permission
WHERE principal LIKE '%.amazonaws.com%' AND NOT source_arn AND NOT source_account AND NOT organization

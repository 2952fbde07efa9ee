/*
id: aws_lambda_permission_other_action
title: Lambda permission grants more than to call the function
severity: medium
description: >-
  Callers need lambda:InvokeFunction (or lambda:InvokeFunctionUrl); anything more lets them read or change the function.
remediation:
  console: 'Lambda > Function > Configuration > Permissions: limit the action.'
  cli: aws lambda add-permission --action lambda:InvokeFunction …
  terraform: Set action = "lambda:InvokeFunction".
attack: [T1098]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html
*/
SELECT resource_uid, name, action, principal
FROM aws_lambda_permission
WHERE action NOT IN ('lambda:InvokeFunction', 'lambda:InvokeFunctionUrl', 'lambda:GetLayerVersion')

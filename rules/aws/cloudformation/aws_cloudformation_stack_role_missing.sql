/*
id: aws_cloudformation_stack_role_missing
title: Stack is changed with the rights of whoever changes it
severity: low
description: >-
  Without a service role everybody who deploys needs all rights that the stack's resources need, and a pipeline's user has them all the
  time.
remediation:
  console: "CloudFormation > Stacks > Update: Permissions, IAM role."
  cli: aws cloudformation update-stack --stack-name <name> --use-previous-template --role-arn <role>
  terraform: Set iam_role_arn of the aws_cloudformation_stack.
attack: [T1078.004]
references:
  - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html
*/
SELECT resource_uid, name, role, nested
FROM aws_cloudformation_stack
WHERE role = '' AND NOT nested

/*
id: aws_cloudformation_stack_termination_protection
title: Stack has no termination protection
severity: low
description: >-
  One command, by mistake or not, deletes the stack and all that it made. A nested stack is
  protected with its root.
remediation:
  console: 'CloudFormation > Stacks > Stack actions > Edit termination protection: Activated.'
  cli: aws cloudformation update-termination-protection --enable-termination-protection --stack-name <name>
  terraform: Protect the stack with the CLI; aws_cloudformation_stack has no such setting.
attack: [T1485]
references:
  - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-protect-stacks.html
*/
SELECT resource_uid, name, termination_protection
FROM aws_cloudformation_stack
WHERE NOT nested AND NOT termination_protection

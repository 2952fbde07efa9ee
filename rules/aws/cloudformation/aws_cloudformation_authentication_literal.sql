/*
id: aws_cloudformation_authentication_literal
title: Template holds credentials for cfn-init
severity: high
description: >-
  A password or secret key stands in the metadata of the template: everybody who may read the template or describe the stack
  has it.
remediation:
  console: Use a role (type S3 with roleName), or a dynamic reference to Secrets Manager.
  cli: aws cloudformation get-template --stack-name <name>
  terraform: Give instances a role; Terraform has no such metadata.
attack: [T1552.001]
references:
  - https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-authentication.html
*/
SELECT resource_uid, name, logins
FROM aws_cloudformation_authentication
WHERE any_match(logins, lambda l : l['literal'])

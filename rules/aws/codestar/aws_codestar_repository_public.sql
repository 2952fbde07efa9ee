/*
id: aws_codestar_repository_public
title: Template makes a public GitHub repository
severity: medium
description: The code, and the secrets that come into it one day, can be read by everybody.
remediation:
  console: "GitHub > Repository > Settings: Change visibility."
  cli: gh repo edit <owner>/<name> --visibility private
attack: [T1593.003]
references:
  - https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-codestar-githubrepository.html
*/
SELECT resource_uid, name, private
FROM aws_codestar_repository
WHERE NOT private

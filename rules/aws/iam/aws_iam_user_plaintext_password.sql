/*
id: aws_iam_user_plaintext_password
title: Template holds the password of a user
severity: high
description: The first password of the user stands in the template, in its history and in the change set.
remediation:
  console: Give the password through a dynamic reference to Secrets Manager or Parameter Store.
  cli: aws secretsmanager create-secret --name <name> --generate-secret-string {}
  terraform: aws_iam_user_login_profile makes a password that only the user's key can read.
attack: [T1552.001]
references:
  - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
*/
SELECT resource_uid, name, login_profile
FROM aws_iam_user
WHERE login_profile AND NOT (login_password LIKE '{{resolve:secretsmanager:%' OR login_password LIKE '{{resolve:ssm-secure:%'
  OR login_password LIKE 'ref:%')

/*
id: aws_cognito_user_pool_password_short
title: Cognito user pool accepts short passwords
severity: medium
description: Short passwords are guessed.
remediation:
  console: Cognito > User pools > Sign-in > Password policy.
  cli: aws cognito-idp update-user-pool --user-pool-id <id> --policies PasswordPolicy={MinimumLength=14}
  terraform: Set password_policy { minimum_length = 14 }.
attack: [T1110]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html
params:
  least: {type: integer, default: 14, meaning: fewest characters of a password}
*/
SELECT resource_uid, name, password_length
FROM aws_cognito_user_pool
WHERE password_length < $least

/*
id: aws_cognito_user_pool_mfa_off
title: Cognito user pool does not require MFA
severity: medium
description: A stolen password is enough to sign in; with OPTIONAL, of each user who has not set one up.
remediation:
  console: Cognito > User pools > Sign-in > Multi-factor authentication.
  cli: >-
    aws cognito-idp set-user-pool-mfa-config --user-pool-id <id> --mfa-configuration ON --software-token-mfa-configuration
    Enabled=true
  terraform: Set mfa_configuration = "ON".
attack: [T1110]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html
*/
SELECT resource_uid, name, mfa
FROM aws_cognito_user_pool
WHERE mfa <> 'ON'

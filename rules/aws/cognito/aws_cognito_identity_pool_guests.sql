/*
id: aws_cognito_identity_pool_guests
title: Cognito identity pool gives credentials to people who did not sign in
severity: medium
description: Everybody on the internet gets AWS credentials with the rights of the guest role.
remediation:
  console: 'Cognito > Identity pools > User access: Guest access inactive.'
  cli: aws cognito-identity update-identity-pool --identity-pool-id <id> --no-allow-unauthenticated-identities …
  terraform: Set allow_unauthenticated_identities = false.
attack: [T1078]
references:
  - https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html
*/
SELECT resource_uid, name, guests
FROM aws_cognito_identity_pool
WHERE guests

/*
id: aws_cognito_user_pool_threat_protection_off
title: Cognito user pool does not stop sign-ins with stolen passwords
severity: low
description: Threat protection is off, or only watches (AUDIT); sign-ins from strange places and with leaked passwords succeed.
remediation:
  console: Cognito > User pools > Threat protection.
  cli: aws cognito-idp update-user-pool --user-pool-id <id> --user-pool-add-ons AdvancedSecurityMode=ENFORCED
  terraform: Set user_pool_add_ons { advanced_security_mode = "ENFORCED" }.
attack: [T1110]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html
*/
SELECT resource_uid, name, threat_protection
FROM aws_cognito_user_pool
WHERE threat_protection <> 'ENFORCED'

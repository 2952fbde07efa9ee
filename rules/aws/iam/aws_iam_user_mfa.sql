/*
id: aws_iam_user_mfa
title: User with a password has no MFA
severity: high
description: A password that was guessed or phished is all that it takes to log in to the console.
remediation:
  console: 'IAM > Users > Security credentials: Assign MFA device.'
  cli: >-
    aws iam enable-mfa-device --user-name <user> --serial-number <serial> --authentication-code1 <code> --authentication-code2
    <code>
  terraform: >-
    Deny everything without MFA in the groups of the user (aws_iam_group_policy with aws:MultiFactorAuthPresent); devices are
    assigned by the user.
attack: [T1078.004, T1110]
mapped_from: [prowler iam_user_mfa_enabled_console_access]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa.html
*/
SELECT resource_uid, name, password_enabled, mfa_active
FROM aws_iam_user
WHERE password_enabled AND NOT mfa_active

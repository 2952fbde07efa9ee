/*
id: aws_iam_user_without_mfa
title: User has no MFA device
severity: medium
description: >-
  No device is assigned. Where the user logs in to the console, or assumes roles that ask for MFA, a password alone has to do.
remediation:
  console: 'IAM > Users > Security credentials: Assign MFA device.'
  cli: aws iam list-mfa-devices --user-name <user>
  terraform: Devices are assigned by the user.
attack: [T1078.004]
mapped_from: [prowler iam_user_hardware_mfa_enabled]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa.html
*/
SELECT resource_uid, name, mfa_active
FROM aws_iam_user
WHERE NOT mfa_active

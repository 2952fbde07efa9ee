/*
id: aws_iam_root_hardware_mfa
title: MFA of the root user is a program, not a device
severity: high
description: >-
  A program on a phone can be copied with the phone; the root user, who can do everything, should ask for a key that cannot.
remediation:
  console: 'Sign in as root > Security credentials: Assign MFA device > Passkey or security key, or Hardware TOTP token.'
  cli: aws iam list-virtual-mfa-devices --assignment-status Assigned
  terraform: Devices of the root user are assigned by hand.
attack: [T1078.004]
mapped_from: [prowler iam_root_hardware_mfa_enabled]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-mfa-for-root.html
*/
SELECT resource_uid, name, mfa_active, mfa_virtual
FROM aws_iam_user
WHERE is_root AND mfa_active AND mfa_virtual

/*
id: aws_iam_user_password_not_reset
title: User does not have to change the first password
severity: low
description: Whoever made the user knows its password, and keeps knowing it.
remediation:
  console: 'IAM > Users > Security credentials > Manage console access: User must create new password at next sign-in.'
  cli: aws iam update-login-profile --user-name <user> --password-reset-required
  terraform: Set password_reset_required = true on aws_iam_user_login_profile.
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_admin-change-user.html
*/
SELECT resource_uid, name, password_reset
FROM aws_iam_user
WHERE login_profile AND NOT password_reset

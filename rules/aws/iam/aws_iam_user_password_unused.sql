/*
id: aws_iam_user_password_unused
title: Password is unused
severity: medium
description: An account that nobody logs in to is missed by nobody when somebody else does.
remediation:
  console: 'IAM > Users > Security credentials > Console sign-in: Disable.'
  cli: aws iam delete-login-profile --user-name <user>
  terraform: Remove aws_iam_user_login_profile.
attack: [T1078.004]
mapped_from: [prowler iam_user_console_access_unused]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
params:
  days: {type: integer, default: 90, meaning: days without login}
*/
SELECT resource_uid, name, password_used, password_changed
FROM aws_iam_user
WHERE password_enabled AND days_since(password_changed) > $days
  AND CASE WHEN password_used IN ('N/A', 'no_information') THEN true ELSE days_since(password_used) > $days END

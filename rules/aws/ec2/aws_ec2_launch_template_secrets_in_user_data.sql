/*
id: aws_ec2_launch_template_secrets_in_user_data
title: Launch template has a secret in its user data
severity: high
description: >-
  User data holds what looks like a key or a password. Everybody who may describe the instance reads it, and so does every
  process on it.
remediation:
  console: Move the secret into Secrets Manager or Parameter Store and read it at boot by the role of the instance.
  cli: aws ec2 modify-instance-attribute --instance-id <id> --user-data file://clean.txt
  terraform: Remove the secret from user_data and read it from Secrets Manager at boot.
attack: [T1552.001]
mapped_from: [prowler ec2_launch_template_no_secrets]
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html
params:
  pattern:
    type: text
    default:
      "(?i)(password|passwd|pwd|secret|secret_access_key|session_token|api_?key|auth_?token)[\"']?\\s*[=:]\\s*[\"']?[^\\s\"'$<{(]{4,}"
    meaning: what a secret looks like (regular expression)
*/
SELECT resource_uid, name, imds_tokens
FROM aws_ec2_launch_template
WHERE regexp_like(CASE WHEN regexp_like(user_data, '^[A-Za-z0-9+/\s]{16,}={0,2}$')
  THEN TRY_CAST(decode(user_data, 'base64') AS VARCHAR)
    ELSE user_data END, '(AKIA|ASIA)[A-Z0-9]{16}|-----BEGIN [A-Z ]*PRIVATE KEY|' || $pattern)

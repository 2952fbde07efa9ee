/*
id: aws_athena_database_unencrypted
title: Athena database does not encrypt query results
severity: medium
description: Results hold copies of the data in the clear.
remediation:
  console: 'Athena > Settings > Manage: Encrypt query results.'
  cli: aws athena update-work-group …
  terraform: Add encryption_configuration { encryption_option = "SSE_KMS" }.
attack: [T1530]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/athena-controls.html
*/
SELECT resource_uid, name, encryption
FROM aws_athena_database
WHERE encryption = ''

/*
id: aws_directory_log_forwarding_disabled
title: Directory does not forward its security log
severity: medium
description: Sign-ins and changes of groups leave no trace outside the directory.
remediation:
  console: 'Directory Service > Directory > Networking & security: Log forwarding.'
  cli: aws ds create-log-subscription --directory-id <id> --log-group-name <group>
  terraform: Add an aws_directory_service_log_subscription.
attack: [T1562]
references:
  - https://docs.aws.amazon.com/directoryservice/latest/admin-guide/ms_ad_enable_log_forwarding.html
*/
SELECT resource_uid, name, log_subscriptions
FROM aws_directory
WHERE log_subscriptions = 0

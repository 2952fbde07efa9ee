/*
id: aws_cleanrooms_membership_logging_disabled
title: Member of a Clean Rooms collaboration does not log queries
severity: low
description: What partners asked of the data leaves no trace.
remediation:
  console: 'Clean Rooms > Membership > Edit: Query logging.'
  cli: aws cleanrooms update-membership --membership-identifier <id> --query-log-status ENABLED
  terraform: Set query_log_status = "ENABLED".
attack: [T1562]
references:
  - https://docs.aws.amazon.com/clean-rooms/latest/userguide/query-logs.html
*/
SELECT resource_uid, name, query_log
FROM aws_cleanrooms_membership
WHERE query_log <> 'ENABLED'

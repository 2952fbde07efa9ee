/*
id: aws_cloudtrail_log_validation
title: Trail does not validate its log files
severity: medium
description: Nobody can prove that the logs were not changed or deleted afterwards.
remediation:
  console: 'CloudTrail > Trails > Edit > Log file validation: Enabled.'
  cli: aws cloudtrail update-trail --name <name> --enable-log-file-validation
  terraform: Set enable_log_file_validation = true on aws_cloudtrail.
attack: [T1562.008, T1070]
mapped_from: [prowler cloudtrail_log_file_validation_enabled]
references:
  - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
*/
SELECT resource_uid, name, validation
FROM aws_cloudtrail_trail
WHERE NOT validation

/*
id: aws_logs_log_group_kms
title: Log group is not encrypted with a customer-managed key
severity: low
description: Logs are encrypted with a key that AWS keeps; with a KMS key of yours its policy has a say in who reads.
remediation:
  console: Keys cannot be set in the console.
  cli: aws logs associate-kms-key --log-group-name <name> --kms-key-id <arn>
  terraform: Set kms_key_id on aws_cloudwatch_log_group.
attack: [T1040]
mapped_from: [prowler cloudwatch_log_group_kms_encryption_enabled]
references:
  - https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
params:
  names:
    type: text_list
    default: ["*"]
    meaning: names of log groups that need it; * and ? stand for any text and any character
*/
SELECT resource_uid, name, kms_key
FROM aws_log_group
WHERE kms_key = '' AND any_match($names, lambda p : wildcard_match(p, name))

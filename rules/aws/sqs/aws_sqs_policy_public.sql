/*
id: aws_sqs_policy_public
title: SQS queue is open to everybody
severity: critical
description: >-
  The resource policy allows every principal and no condition limits it. Everybody can read, inject or delete messages.
remediation:
  console: SQS > Queue > Edit > Access policy. Name accounts or roles, or add a condition.
  cli: aws sqs set-queue-attributes --queue-url <url> --attributes file://policy.json
  terraform: Name the principals in the policy of the aws_sqs_queue_policy.
attack: [T1199]
mapped_from: [prowler sqs_queues_not_publicly_accessible]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
*/
SELECT resource_uid, name, policy
FROM aws_sqs_policy
WHERE iam_policy_public(policy)

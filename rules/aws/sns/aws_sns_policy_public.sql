/*
id: aws_sns_policy_public
title: SNS topic is open to everybody
severity: critical
description: >-
  The resource policy allows every principal and no condition limits it. Everybody can publish messages, or subscribe and read
  them.
remediation:
  console: SNS > Topic > Edit > Access policy. Name accounts or roles, or add a condition.
  cli: aws sns set-topic-attributes --topic-arn <arn> --attribute-name Policy --attribute-value file://policy.json
  terraform: Name the principals in the policy of the aws_sns_topic_policy.
attack: [T1199]
mapped_from: [prowler sns_topics_not_publicly_accessible]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
*/
SELECT resource_uid, name, policy
FROM aws_sns_policy
WHERE iam_policy_public(policy)

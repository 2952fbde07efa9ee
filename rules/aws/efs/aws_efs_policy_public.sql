/*
id: aws_efs_policy_public
title: EFS file system is open to everybody
severity: high
description: >-
  The resource policy allows every principal and no condition limits it. Every client that reaches a mount target mounts the
  file system, whoever it is.
remediation:
  console: EFS > File system > File system policy. Name accounts or roles, or add a condition.
  cli: aws efs put-file-system-policy --file-system-id <id> --policy file://policy.json
  terraform: Name the principals in the policy of the aws_efs_file_system_policy.
attack: [T1530]
mapped_from: [prowler efs_not_publicly_accessible]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
*/
SELECT resource_uid, name, policy
FROM aws_efs_policy
WHERE iam_policy_public(policy)

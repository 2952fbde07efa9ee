/*
id: aws_ecr_policy_public
title: ECR repository is open to everybody
severity: critical
description: The resource policy allows every principal and no condition limits it. Everybody can pull, or even push, images.
remediation:
  console: ECR > Repository > Permissions. Name accounts or roles, or add a condition.
  cli: aws ecr set-repository-policy --repository-name <name> --policy-text file://policy.json
  terraform: Name the principals in the policy of the aws_ecr_repository_policy.
attack: [T1530]
mapped_from: [prowler ecr_repositories_not_publicly_accessible]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
*/
SELECT resource_uid, name, policy
FROM aws_ecr_policy
WHERE iam_policy_public(policy)

/*
id: aws_secretsmanager_policy_public
title: Secrets Manager secret is open to everybody
severity: critical
description: The resource policy allows every principal and no condition limits it. Everybody can read the secret.
remediation:
  console: Secrets Manager > Secret > Overview > Resource permissions. Name accounts or roles, or add a condition.
  cli: aws secretsmanager put-resource-policy --secret-id <name> --resource-policy file://policy.json --block-public-policy
  terraform: Name the principals in the policy of the aws_secretsmanager_secret_policy.
attack: [T1552]
mapped_from: [prowler secretsmanager_not_publicly_accessible]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
*/
SELECT resource_uid, name, policy
FROM aws_secretsmanager_policy
WHERE iam_policy_public(policy)

/*
id: aws_backup_policy_public
title: Backup vault is open to everybody
severity: high
description: >-
  The resource policy allows every principal and no condition limits it. Everybody can copy into, read or delete backups.
remediation:
  console: AWS Backup > Vaults > Access policy. Name accounts or roles, or add a condition.
  cli: aws backup put-backup-vault-access-policy --backup-vault-name <name> --policy file://policy.json
  terraform: Name the principals in the policy of the aws_backup_vault_policy.
attack: [T1530]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
*/
SELECT resource_uid, name, policy
FROM aws_backup_policy
WHERE iam_policy_public(policy)

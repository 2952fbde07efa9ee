/*
id: aws_iam_policy_kms_decrypt_all
title: Policy lets its holder decrypt with every key
severity: medium
family: [aws_iam_administrator_access_attached, aws_iam_policy_admin, aws_iam_policy_privilege_escalation, aws_iam_policy_full_access, aws_iam_policy_wildcard_action]
description: >-
  kms:Decrypt or kms:ReEncryptFrom is allowed on every key: whoever holds the policy reads what any key of the account
  protects, as far as the key policies leave it to IAM.
remediation:
  console: >-
    IAM > Policies: edit the policy so that it names the actions and resources that are needed; Access Analyzer proposes one
    from what was used.
  cli: aws iam create-policy-version --policy-arn <arn> --policy-document file://policy.json --set-as-default
  terraform: Change the policy document of aws_iam_policy or aws_iam_role_policy.
attack: [T1552]
references:
  - https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html
*/
SELECT resource_uid, name, holder, policies
FROM aws_iam_permission
WHERE holder <> 'aws' AND any_match(policies, lambda d : any_match(iam_policy_statements(d), lambda s : s['effect'] = 'Allow'
  AND any_match(s['resources'], lambda r : iam_any_resource(r) OR r LIKE '%:key/*') AND any_match(s['actions'], lambda a :
    wildcard_match(a, 'kms:Decrypt') OR wildcard_match(a, 'kms:ReEncryptFrom'))))

/*
id: aws_iam_administrator_access_attached
title: AdministratorAccess is attached
severity: high
description: >-
  The managed policy AdministratorAccess (or one on the list) is attached: whoever holds it, or the keys of its holder, owns
  the account.
remediation:
  console: 'IAM > role, user or group > Permissions: remove AdministratorAccess and attach what is needed.'
  cli: aws iam create-policy-version --policy-arn <arn> --policy-document file://policy.json --set-as-default
  terraform: Change the policy document of aws_iam_policy or aws_iam_role_policy.
attack: [T1078.004, T1098]
mapped_from: [prowler iam_role_administratoraccess_policy, prowler iam_user_administrator_access_policy, prowler
  iam_group_administrator_access_policy]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html
params:
  policies: {type: text_list, default: ["AdministratorAccess"], meaning: names of managed policies that nobody should hold}
*/
SELECT resource_uid, name, holder, managed_policies
FROM aws_iam_permission
WHERE any_match(managed_policies, lambda m : any_match($policies, lambda p : m LIKE '%/' || p OR m = p))

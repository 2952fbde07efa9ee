/*
id: aws_iam_policy_admin
title: Policy gives full administration
severity: high
family: [aws_iam_administrator_access_attached]
description: A statement allows every action on every resource. Whoever holds it, or the keys of its holder, owns the account.
remediation:
  console: >-
    IAM > Policies: edit the policy so that it names the actions and resources that are needed; Access Analyzer proposes one
    from what was used.
  cli: aws iam create-policy-version --policy-arn <arn> --policy-document file://policy.json --set-as-default
  terraform: Change the policy document of aws_iam_policy or aws_iam_role_policy.
attack: [T1078.004, T1098]
mapped_from: [prowler iam_customer_attached_policy_no_administrative_privileges, prowler
  iam_inline_policy_no_administrative_privileges]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html
*/
SELECT resource_uid, name, holder, policies
FROM aws_iam_permission
WHERE holder <> 'aws' AND any_match(policies, lambda d : any_match(iam_policy_statements(d), lambda s : s['effect'] = 'Allow'
  AND any_match(s['actions'], lambda a : iam_every_action(a)) AND any_match(s['resources'], lambda r : iam_any_resource(r))))

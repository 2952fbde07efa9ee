/*
id: aws_iam_role_trust_not_principal
title: Role can be assumed by all but some
severity: high
family: [aws_iam_role_public]
description: Allow with NotPrincipal lets everybody who is not listed assume the role.
remediation:
  console: >-
    IAM > Roles > Trust relationships: name the principals, with a condition such as aws:SourceAccount, sts:ExternalId or
    aws:PrincipalOrgID.
  cli: aws iam update-assume-role-policy --role-name <name> --policy-document file://trust.json
  terraform: Change assume_role_policy of aws_iam_role.
attack: [T1078.004]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user.html
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
*/
SELECT resource_uid, name, trust_policy
FROM aws_iam_role
WHERE any_match(iam_policy_statements(trust_policy), lambda s : s['effect'] = 'Allow'
  AND (s['not_principals'] IS NULL OR array_length(s['not_principals']) > 0))

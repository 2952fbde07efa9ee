/*
id: aws_iam_role_trust_wildcard_action
title: Trust policy allows every action
severity: low
family: [aws_iam_role_public]
description: 'The trust policy allows * or sts:*: who may assume the role may also tag sessions and set the source identity.'
remediation:
  console: >-
    IAM > Roles > Trust relationships: name the principals, with a condition such as aws:SourceAccount, sts:ExternalId or
    aws:PrincipalOrgID.
  cli: aws iam update-assume-role-policy --role-name <name> --policy-document file://trust.json
  terraform: Change assume_role_policy of aws_iam_role.
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user.html
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
*/
SELECT resource_uid, name, trust_policy
FROM aws_iam_role
WHERE any_match(iam_policy_statements(trust_policy), lambda s : s['effect'] = 'Allow' AND any_match(s['actions'], lambda a :
  wildcard_match(a, 'sts:*')))

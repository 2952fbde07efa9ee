/*
id: aws_iam_role_confused_deputy
title: Role trusts a service without naming the caller
severity: low
description: >-
  A service that acts for others may be told to use this role by another account. A condition on aws:SourceAccount,
  aws:SourceArn or aws:SourceOrgID says for whom.
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
WHERE any_match(iam_policy_statements(trust_policy), lambda s : s['effect'] = 'Allow' AND iam_unlimited(s['condition'])
  AND any_match(s['principals'], lambda p : p LIKE 'Service:%'
    AND p NOT IN ('Service:ec2.amazonaws.com', 'Service:lambda.amazonaws.com', 'Service:ecs-tasks.amazonaws.com',
    'Service:eks.amazonaws.com')))

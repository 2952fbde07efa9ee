/*
id: aws_iam_role_public
title: Role can be assumed by anybody
severity: critical
description: >-
  The trust policy names everybody and no condition limits it: any AWS account can take the role and what it may do.
remediation:
  console: >-
    IAM > Roles > Trust relationships: name the principals, with a condition such as aws:SourceAccount, sts:ExternalId or
    aws:PrincipalOrgID.
  cli: aws iam update-assume-role-policy --role-name <name> --policy-document file://trust.json
  terraform: Change assume_role_policy of aws_iam_role.
attack: [T1078.004]
mapped_from: [prowler iam_no_custom_policy_permissive_role_assumption]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user.html
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
*/
SELECT resource_uid, name, trust_policy
FROM aws_iam_role
WHERE iam_policy_public(trust_policy)

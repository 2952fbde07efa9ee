/*
id: aws_iam_role_web_identity_subject
title: Role trusts a shared identity provider without naming the subject
severity: high
family: [aws_iam_role_public]
description: >-
  GitHub, GitLab, Terraform Cloud, Google and the like sign tokens for all their customers. Without a condition on the subject (of
  Cognito: on the identity pool) that is closed as far as its owner, whoever has an account there can take the role.
remediation:
  console: >-
    IAM > Roles > Trust relationships: add StringEquals or StringLike on the provider's sub, such as
    repo:my-organization/my-repository:*; of Cognito on aud.
  cli: aws iam update-assume-role-policy --role-name <name> --policy-document file://trust.json
  terraform: Add the condition to assume_role_policy of aws_iam_role.
attack: [T1078.004, T1199]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
  - https://docs.github.com/actions/reference/security/oidc
*/
SELECT resource_uid, name, trust_policy
FROM aws_iam_role
WHERE iam_policy_any_subject(trust_policy)

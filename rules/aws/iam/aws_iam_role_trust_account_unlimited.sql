/*
id: aws_iam_role_trust_account_unlimited
title: Role trusts another account with neither an external id nor MFA
severity: medium
description: >-
  Whoever takes over any identity there that may assume roles takes this one too; a service that works for many customers can
  be made to use it for another.
remediation:
  console: "IAM > Roles > Trust relationships: add a condition on sts:ExternalId, aws:MultiFactorAuthPresent or aws:PrincipalOrgID."
  cli: "aws iam update-assume-role-policy --role-name <role> --policy-document file://trust.json"
  terraform: "Add a condition to the assume_role_policy."
attack: [T1199]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
params:
  accounts: {type: text_list, default: [], meaning: accounts that are your own}
*/
SELECT resource_uid, name, account, trust_policy
FROM aws_iam_role
WHERE any_match(iam_policy_statements(trust_policy), lambda s : s['effect'] = 'Allow'
  AND any_match(s['principals'], lambda p : regexp_like(p, '^AWS:(arn:[^:]*:iam::)?[0-9]{12}(:root)?$')
    AND NOT array_has($accounts, (regexp_match(p, '[0-9]{12}'))[1]) AND (regexp_match(p, '[0-9]{12}'))[1] <> account)
  AND CASE WHEN s['condition'] IS NULL THEN CASE WHEN s['effect'] IS NOT NULL THEN true END
    WHEN regexp_like(s['condition'], 'sts:externalid|aws:multifactorauth(present|age)|aws:principalorg(id|paths)|aws:principalarn|aws:userid|aws:source(ip|vpc|vpce)"') THEN false
    WHEN NOT regexp_like(s['condition'], '"\$unknown"') THEN true END)

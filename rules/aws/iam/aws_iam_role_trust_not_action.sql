/*
id: aws_iam_role_trust_not_action
title: Trust policy allows all but some actions
severity: medium
description: Allow with NotAction lets its principals do whatever is not named, actions of tomorrow included.
remediation:
  console: "IAM > Roles > Trust relationships: name the action, sts:AssumeRole."
  cli: aws iam update-assume-role-policy --role-name <name> --policy-document file://trust.json
  terraform: Use Action in assume_role_policy of aws_iam_role.
attack: [T1098]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html
*/
SELECT resource_uid, name, trust_policy
FROM aws_iam_role
WHERE any_match(iam_policy_statements(trust_policy), lambda s : s['effect'] = 'Allow' AND array_length(s['not_actions']) > 0)

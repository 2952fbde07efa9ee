/*
id: aws_resource_policy_cross_account
title: Resource policy lets other accounts in
severity: medium
description: Accounts that nobody has agreed on can use the resource. List the accounts that you trust in the parameter.
remediation:
  console: Remove the foreign accounts from the policy.
  terraform: Change the policy document of the resource.
attack: [T1199]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
params:
  trusted: {type: text_list, default: [], meaning: accounts that may be let in}
*/
SELECT resource_uid, name, account, policy
FROM aws_resource_policy
WHERE iam_policy_public(policy)
  OR any_match(iam_policy_accounts(policy), lambda a : a <> '*' AND a <> account AND a NOT IN ($trusted))

/*
id: aws_eventbridge_target_cross_account
title: EventBridge rule sends events to another account
severity: medium
description: >-
  What the events tell leaves the account, and whoever made the rule may have meant just that. List the accounts that you trust in
  the parameter.
remediation:
  console: "EventBridge > Rules > rule > Targets: remove the target."
  cli: aws events remove-targets --rule <name> --ids <target>
  terraform: Remove the aws_cloudwatch_event_target, or give it an arn of your own account.
attack: [T1537]
references:
  - https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-account.html
params:
  trusted: {type: text_list, default: [], meaning: accounts that may be told}
*/
SELECT resource_uid, name, account, accounts
FROM aws_eventbridge_target
WHERE any_match(accounts, lambda a : a <> '' AND a <> account AND a NOT IN ($trusted))

/*
id: azure_role_definition_custom_owner
title: Custom role may do everything
severity: high
description: A second Owner under another name escapes reviews, alerts and policies that look for the first one.
remediation:
  console: 'Subscription > Access control > Roles: limit the actions or delete the role.'
  cli: az role definition delete --name <role>
  terraform: Set permissions { actions = […] } to single actions.
attack: [T1098.003]
mapped_from: [prowler iam_subscription_roles_owner_custom_not_created]
references:
  - https://learn.microsoft.com/azure/role-based-access-control/custom-roles
*/
SELECT resource_uid, name, actions, scopes
FROM azure_role_definition
WHERE custom AND wide AND any_match(actions, lambda a : a = '*')

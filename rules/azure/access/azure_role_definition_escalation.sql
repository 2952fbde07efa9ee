/*
id: azure_role_definition_escalation
title: Custom role of Azure can give itself more rights
severity: high
description: Whoever may write role assignments, or the roles themselves, makes an owner of himself.
family: [azure_role_definition_custom_owner]
remediation:
  console: 'Access control (IAM) > Roles: take Microsoft.Authorization writes out of the role, or use a built-in role with conditions.'
  cli: az role definition update --role-definition <file>
  terraform: Leave Microsoft.Authorization writes out of permissions.actions, or name them in not_actions.
attack: [T1098]
params:
  actions:
    type: text_list
    default: [
      "microsoft.authorization/roleassignments/write", "microsoft.authorization/roledefinitions/write",
      "microsoft.authorization/elevateaccess/action"]
    meaning: actions by which a holder gives itself more rights, in lower case
references:
  - https://learn.microsoft.com/azure/role-based-access-control/custom-roles
*/
SELECT resource_uid, name, permissions, scopes
FROM azure_role_definition
WHERE custom AND any_match(permissions, lambda p : any_match($actions, lambda w :
  any_match(p['actions'], lambda a : wildcard_match(lower(a), w)) AND NOT any_match(p['not_actions'], lambda n : wildcard_match(lower(n), w))))

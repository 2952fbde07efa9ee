/*
id: azure_role_assignment_user_access_admin
title: Role of user access administrator is given over a whole subscription
severity: high
description: >-
  Its holder lets anybody in, themselves as owner among them. Global administrators who raised their own access leave it behind.
remediation:
  console: 'Access control (IAM) > Role assignments: remove it.'
  cli: az role assignment delete --ids <assignment>
  terraform: Remove the azurerm_role_assignment.
attack: [T1098]
mapped_from: [prowler iam_role_user_access_admin_restricted]
references:
  - https://learn.microsoft.com/azure/role-based-access-control/elevate-access-global-admin
  - https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
*/
SELECT resource_uid, name, principal, role, wide
FROM azure_role_assignment
WHERE wide AND role IN ('18d7d88d-d35e-4fb5-a5c3-7773c20a72d9', 'user access administrator')

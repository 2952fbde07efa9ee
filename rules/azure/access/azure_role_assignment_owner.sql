/*
id: azure_role_assignment_owner
title: Role of owner is given over a whole subscription
severity: medium
description: An owner may do everything and let everybody else in; three or fewer should, and only for the time they need it.
remediation:
  console: >-
    Access control (IAM) > Role assignments: give a lesser role, or make the assignment eligible in Privileged Identity
    Management.
  cli: az role assignment delete --ids <assignment>
  terraform: Give a role that allows what is needed.
attack: [T1098, T1078.004]
references:
  - https://learn.microsoft.com/azure/role-based-access-control/best-practices
  - https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
*/
SELECT resource_uid, name, principal, role, wide
FROM azure_role_assignment
WHERE wide AND role IN ('8e3af657-a8ff-443c-a75c-2fe8c4bcb635', 'owner')

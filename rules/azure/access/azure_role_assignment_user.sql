/*
id: azure_role_assignment_user
title: Role is given to a single user
severity: low
description: Roles of single users are forgotten when their holder changes the job. A group is looked after in one place.
remediation:
  console: 'Access control (IAM) > Role assignments: give the role to a group.'
  cli: az role assignment delete --ids <assignment>
  terraform: Give the role to a group.
attack: [T1098]
references:
  - https://learn.microsoft.com/azure/role-based-access-control/best-practices
*/
SELECT resource_uid, name, principal, role
FROM azure_role_assignment
WHERE lower(principal) = 'user'

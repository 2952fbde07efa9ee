/*
id: azure_classic_administrator
title: Subscription has a classic administrator
severity: medium
description: >-
  A co-administrator owns the whole subscription, outside of roles, reviews and conditional access. Classic administrators were
  retired in August 2024.
remediation:
  console: 'Subscription > Access control (IAM) > Classic administrators: remove.'
attack: [T1078.004]
references:
  - https://learn.microsoft.com/azure/role-based-access-control/classic-administrators
*/
SELECT resource_uid, name, role
FROM azure_classic_administrator
WHERE regexp_like(role, 'CoAdministrator|ServiceAdministrator', 'i')

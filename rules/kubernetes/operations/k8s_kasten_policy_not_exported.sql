/*
id: k8s_kasten_policy_not_exported
title: Kasten keeps its backups in one place
severity: low
description: Snapshots alone lie on the same storage as what they are to bring back, and whoever deletes the one deletes the other.
remediation:
  console: "Kasten > Policies > policy > Edit: Enable Backups via Snapshot Exports."
attack: [T1490]
references:
  - https://docs.kasten.io/latest/api/policies
*/
SELECT resource_uid, namespace, name, actions
FROM k8s_kasten_policy
WHERE any_match(actions, lambda a : a = 'backup') AND NOT any_match(actions, lambda a : a = 'export')

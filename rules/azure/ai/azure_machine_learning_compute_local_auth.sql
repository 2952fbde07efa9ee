/*
id: azure_machine_learning_compute_local_auth
title: Machine Learning compute cluster accepts keys
severity: medium
description: A key says nothing of who uses it, knows no second factor and lives until somebody rotates it.
remediation:
  console: 'Machine Learning compute cluster: use Entra ID, then disable local authentication.'
  cli: az resource update --ids <id> --set properties.disableLocalAuth=true
  terraform: Set local_auth_enabled = false.
attack: [T1552, T1078.004]
references:
  - https://learn.microsoft.com/azure/machine-learning/how-to-create-attach-compute-cluster
*/
SELECT resource_uid, name, local_auth
FROM azure_machine_learning_compute
WHERE local_auth

/*
id: azure_machine_learning_outbound
title: Machine Learning workspace lets its machines reach the whole internet
severity: medium
description: Data can leave to anywhere, and code can come from anywhere.
remediation:
  console: 'Workspace > Networking > Workspace managed outbound access: Allow Only Approved Outbound.'
  terraform: 'Set isolation_mode = "AllowOnlyApprovedOutbound" in managed_network.'
attack: [T1041]
references:
  - https://learn.microsoft.com/azure/machine-learning/how-to-managed-network
*/
SELECT resource_uid, name, outbound
FROM azure_machine_learning_workspace
WHERE lower(outbound) <> 'allowonlyapprovedoutbound'

/*
id: azure_machine_learning_compute_network
title: Machine Learning compute stands outside your virtual networks
severity: medium
description: No security group filters who reaches the machines, or where data go from them.
remediation:
  console: 'Workspace > Compute > New > Advanced settings: Enable virtual network.'
  terraform: Set subnet_resource_id of azurerm_machine_learning_compute_cluster.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/machine-learning/how-to-secure-training-vnet
*/
SELECT resource_uid, name, own_network
FROM azure_machine_learning_compute
WHERE NOT own_network

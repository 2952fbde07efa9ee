/*
id: azure_machine_learning_compute_minimum_nodes
title: Machine Learning compute cluster never sleeps
severity: informational
description: Machines that run without work cost money and stay open to attack.
remediation:
  console: 'Compute > Compute clusters: Minimum number of nodes 0.'
  cli: az ml compute update --name <cluster> --workspace-name <workspace> --resource-group <group> --min-instances 0
  terraform: Set scale_settings { min_node_count = 0 }.
references:
  - https://learn.microsoft.com/azure/machine-learning/how-to-create-attach-compute-cluster
*/
SELECT resource_uid, name, minimum_nodes
FROM azure_machine_learning_compute
WHERE minimum_nodes > 0

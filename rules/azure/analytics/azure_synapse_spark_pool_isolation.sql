/*
id: azure_synapse_spark_pool_isolation
title: Spark pool shares its hardware
severity: low
description: Code of other customers runs on the same host.
remediation:
  console: Create the pool with Isolated compute.
  cli: az resource update --ids <id> --set properties.isComputeIsolationEnabled=true
  terraform: Set compute_isolation_enabled = true.
references:
  - https://learn.microsoft.com/azure/synapse-analytics/spark/apache-spark-pool-configurations#isolated-compute
*/
SELECT resource_uid, name, isolated
FROM azure_synapse_spark_pool
WHERE NOT isolated

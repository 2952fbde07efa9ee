/*
id: azure_container_group_secret_variable
title: Container has a secret in a plain environment variable
severity: high
description: Everybody who may read the group reads the value; the portal shows it.
remediation:
  console: Recreate the group with secure environment variables, and rotate the secret.
  cli: az container create --resource-group <group> --name <name> --secure-environment-variables KEY=<value>
  terraform: Use secure_environment_variables.
attack: [T1552]
references:
  - https://learn.microsoft.com/azure/container-instances/container-instances-environment-variables#secure-values
*/
SELECT resource_uid, name, leaking_containers
FROM azure_container_group
WHERE array_length(leaking_containers) > 0

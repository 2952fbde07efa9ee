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
params:
  names:
    type: text
    default: "(password|passwd|secret|token|api_?key|access_?key|connection_?string)"
    meaning: regular expression of the names (in lower case) whose value must be a secure one
*/
SELECT resource_uid, name, plain_variables
FROM azure_container_group
WHERE any_match(plain_variables, lambda v : regexp_like(lower(v), $names))

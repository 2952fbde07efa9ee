/*
id: azure_machine_learning_identity
title: Machine Learning workspace has no identity of your own
severity: low
description: >-
  The identity that the service makes gets roles by itself, and goes with the workspace; one of your own has those that you give
  it.
remediation:
  console: 'Workspace: create it with a user-assigned identity.'
  terraform: 'Set type = "UserAssigned" in identity.'
references:
  - https://learn.microsoft.com/azure/machine-learning/how-to-identity-based-service-authentication
*/
SELECT resource_uid, name, identity
FROM azure_machine_learning_workspace
WHERE identity NOT ILIKE '%UserAssigned%'

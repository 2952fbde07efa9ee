/*
id: azure_container_app_environment_public
title: Environment of Container Apps has a public address
severity: medium
description: Apps with external ingress are on the internet.
remediation:
  console: 'Container Apps environment > Networking: Internal, or public network access Disabled.'
  terraform: Set internal_load_balancer_enabled = true.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/container-apps/networking
*/
SELECT resource_uid, name, internal, public_network_access
FROM azure_container_app_environment
WHERE NOT internal AND coalesce(lower(public_network_access), 'enabled') <> 'disabled'

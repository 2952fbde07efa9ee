/*
id: azure_mongo_cluster_entra
title: Mongo cluster takes no sign-in by Entra ID
severity: medium
description: Callers sign in by passwords that are guessed, shared and leaked.
remediation:
  console: 'Mongo cluster > Authentication: Microsoft Entra ID.'
  terraform: Add MicrosoftEntraID to authentication_methods.
attack: [T1110]
references:
  - https://learn.microsoft.com/azure/cosmos-db/mongodb/vcore/how-to-configure-entra-authentication
*/
SELECT resource_uid, name, modes
FROM azure_mongo_cluster
WHERE NOT any_match(modes, lambda m : lower(m) = 'microsoftentraid')

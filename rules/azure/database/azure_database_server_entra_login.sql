/*
id: azure_database_server_entra_login
title: PostgreSQL server knows passwords only
severity: medium
description: Without Entra ID there is no second factor and no central removal of leavers.
remediation:
  console: 'Server > Authentication: enable Microsoft Entra authentication.'
  cli: az postgres flexible-server update --resource-group <group> --name <server> --active-directory-auth Enabled
  terraform: Set authentication { active_directory_auth_enabled = true }.
attack: [T1110]
mapped_from: [prowler postgresql_flexible_server_entra_id_authentication_enabled]
references:
  - https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-azure-ad-authentication
*/
SELECT resource_uid, name, entra_login
FROM azure_database_server
WHERE resource_type LIKE '%postgresql%' AND resource_type LIKE '%flexible%' AND NOT entra_login

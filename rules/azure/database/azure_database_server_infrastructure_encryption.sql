/*
id: azure_database_server_infrastructure_encryption
title: Database server is not encrypted twice, or with a customer-managed key
severity: low
description: >-
  A second layer (single servers), or a key of your own (flexible servers, which have no second layer), protects data where the
  platform's key does not. It is chosen at creation.
remediation:
  console: Create the server with infrastructure encryption, or a customer-managed key on a flexible server.
  cli: az mysql flexible-server create --resource-group <group> --name <server> --key <key> --identity <identity>
  terraform: Set infrastructure_encryption_enabled = true, or customer_managed_key on a flexible server.
references:
  - https://learn.microsoft.com/azure/postgresql/single-server/concepts-infrastructure-double-encryption
*/
SELECT resource_uid, name, infrastructure_encryption, customer_key
FROM azure_database_server
WHERE NOT coalesce(infrastructure_encryption, customer_key)

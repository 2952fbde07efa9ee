/*
Firewalls of storage accounts: of an account itself, or of the resource in which Terraform keeps its rules.
  public_network_access  Enabled, Disabled, SecuredByPerimeter; NULL: the account says it
  closed                 nobody reaches the account from the internet, whatever its firewall says
  default_action         what the firewall does with traffic that no rule names: Allow, Deny
  addresses              list of addresses and ranges that the firewall lets in
  bypass                 list of Microsoft services that pass the firewall: AzureServices, Logging, Metrics, None
Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts
*/
CREATE VIEW azure_storage_firewall AS
SELECT resource_uid, name, public_network_access, closed, default_action, addresses, bypass FROM azure_storage_account
UNION ALL BY NAME
-- https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account_network_rules
SELECT resource_uid, configuration ->> 'storage_account_id' AS name,
  -- The account's own default, where it is not of this plan.
  'Enabled' AS public_network_access, false AS closed,
  json_get_str(configuration, 'default_action') AS default_action,
  json_texts_or_empty(configuration, 'ip_rules') AS addresses,
  json_texts(configuration, 'bypass') AS bypass
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_storage_account_network_rules'

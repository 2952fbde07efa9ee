/*
Container groups of Container Instances.
  subnet           it stands in a virtual network (absent means false)
  address          kind of its address: Public, Private, None
  identity         kind of managed identity: SystemAssigned, UserAssigned, both, None (absent means None)
  plain_variables  list of names of environment variables, of init containers too, whose value anybody can read who may read the group
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_group
*/
CREATE VIEW azure_container_group AS
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.containerinstance/containergroups
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('', configuration, 'properties', 'subnetIds', 0, 'id') <> ''
    OR json_text_or('', configuration, 'properties', 'networkProfile', 'id') <> '' AS subnet,
  json_text_or('None', configuration, 'properties', 'ipAddress', 'type') AS address,
  json_text_or('None', configuration, 'identity', 'type') AS identity,
  -- Variables that are not known are one that is not known.
  flatten(array_transform(texts_of_both(json_get_array(configuration, 'properties', 'containers'), json_array_or_empty(configuration, 'properties', 'initContainers')), lambda c : texts_of_both(
    json_texts_at(
      array_filter(json_array_or_empty(element_properties(c), 'environmentVariables'), lambda v : json_has(v, 'value') IS NOT FALSE),
      'name'),
    no_texts('{}')))) AS plain_variables
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.containerinstance/containergroups'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_has(configuration, 'subnet_ids', 0) OR json_text_or('', configuration, 'network_profile_id') <> '' AS subnet,
  json_text_or('Public', configuration, 'ip_address_type') AS address,
  json_text_or('None', configuration, 'identity', 0, 'type') AS identity,
  flatten(array_transform(texts_of_both(json_get_array(configuration, 'container'), json_array_or_empty(configuration, 'init_container')), lambda c :
    texts_of_both(CASE WHEN NOT json_has(c, 'environment_variables') THEN json_keys('{}')
      ELSE json_keys(c, 'environment_variables') END, no_texts('{}')))) AS plain_variables
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_container_group'

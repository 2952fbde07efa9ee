/*
Container groups of Container Instances.
  subnet              it stands in a virtual network (absent means false)
  address             kind of its address: Public, Private, None
  leaking_containers  names of the containers that have a secret among their plain environment variables, told by its name
*/
CREATE VIEW azure_container_group AS
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.containerinstance/containergroups
SELECT resource_uid, configuration->>'name' AS name,
  json_has(configuration, 'properties', 'subnetIds', 0) AS subnet,
  text_or('None', configuration, 'properties', 'ipAddress', 'type') AS address,
  array_transform(array_filter(json_get_array(configuration, 'properties', 'containers'), lambda c :
      any_match(array_or_empty(c, 'properties', 'environmentVariables'), lambda v :
        json_has(v, 'value') AND regexp_like(lower(json_get_str(v, 'name')),
        '(password|secret|token|api_?key|access_?key|connection_?string)'))),
    lambda c : json_get_str(c, 'name')) AS leaking_containers
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.containerinstance/containergroups'
UNION ALL
SELECT resource_uid, configuration->>'name',
  json_has(configuration, 'subnet_ids', 0) OR json_has(configuration, 'network_profile_id'),
  text_or('Public', configuration, 'ip_address_type'),
  array_transform(array_filter(json_get_array(configuration, 'container'), lambda c :
      any_match(json_keys(c, 'environment_variables'), lambda v :
        regexp_like(lower(v), '(password|secret|token|api_?key|access_?key|connection_?string)'))),
    lambda c : json_get_str(c, 'name'))
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_container_group'

SELECT resource_uid, configuration->>'name' AS name,
  array_transform(json_array_or_empty(configuration, 'security_rule'), lambda r : azurerm_security_rule(r)) AS rules
-- Rules may be resources of their own, and are rows below, with the denials of the same group that stand beside them.
-- https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_group
FROM changes
WHERE shape = 'terraform' AND resource_type = 'azurerm_network_security_group'
  AND json_has(configuration, 'security_rule') IS NOT NULL
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, array_concat(make_array(azurerm_security_rule(configuration)),
    array_transform(json_array_or_empty(configuration, '$siblings'), lambda r : azurerm_security_rule(r))) AS rules
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_network_security_rule'

SELECT resource_uid, configuration->>'name' AS name,
  -- A template that lists no rules makes a group that has none of its own: the default rules let nothing in from the internet.
  -- https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview#default-security-rules
  array_transform(
    CASE WHEN shape = 'arm' THEN json_array_or_empty(configuration, 'properties', 'securityRules')
      ELSE json_get_array(configuration, 'properties', 'securityRules') END,
    lambda r : azure_arm_security_rule(json_get_str(r, 'name'), r -> 'properties')) AS rules
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.network/networksecuritygroups'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  make_array(azure_arm_security_rule(json_get_str(configuration, 'name'), configuration -> 'properties')) AS rules
FROM changes
WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.network/networksecuritygroups/securityrules'

/*
Firewall rules of VPC networks, and in plans those of firewall policies, but for the ones that hand on to the next policy.
Defaults: https://cloud.google.com/compute/docs/reference/rest/v1/firewalls and
https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall
https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_network_firewall_policy_rule
  name, project, network
  direction       INGRESS by default, EGRESS
  disabled        false by default
  priority        0 to 65535, the lowest decides; 1000 by default
  source_ranges, destination_ranges   lists of CIDRs; one that nothing limits is about every address; NULL: known after apply
  source_tags, source_accounts        lists: traffic of these machines matches too
  target_tags, target_accounts        machines that the rule is about; both empty: every machine of the network
  allowed, denied list of {protocol, ports}; protocol lower case, `all` for every one; no ports: every port
  logged          false by default
*/
CREATE VIEW gcp_firewall AS
SELECT resource_uid, name, project, network, direction, disabled, priority,
  CASE WHEN array_length(source_ranges) = 0 AND array_length(source_tags) = 0 AND array_length(source_accounts) = 0 AND NOT other_sources
    THEN CASE direction WHEN 'INGRESS' THEN make_array('0.0.0.0/0') WHEN 'EGRESS' THEN source_ranges END
    ELSE source_ranges END AS source_ranges,
  CASE WHEN array_length(destination_ranges) = 0 AND NOT other_destinations
    THEN CASE direction WHEN 'EGRESS' THEN make_array('0.0.0.0/0') WHEN 'INGRESS' THEN destination_ranges END
    ELSE destination_ranges END AS destination_ranges,
  source_tags, source_accounts, target_tags, target_accounts, allowed, denied, logged
FROM (
  SELECT resource_uid, resource_name AS name, account AS project, resource ->> 'network' AS network, false AS other_sources,
    false AS other_destinations,
    json_text_or('INGRESS', resource, 'direction') AS direction,
    json_bool_or(false, resource, 'disabled') AS disabled,
    json_int_or(1000, resource, 'priority') AS priority,
    json_texts_or_empty(resource,
      CASE WHEN json_has_member(resource, 'sourceRange') THEN 'sourceRange' ELSE 'sourceRanges' END) AS source_ranges,
    json_texts_or_empty(resource,
      CASE WHEN json_has_member(resource, 'destinationRange') THEN 'destinationRange' ELSE 'destinationRanges' END) AS destination_ranges,
    json_texts_or_empty(resource, CASE WHEN json_has_member(resource, 'sourceTag') THEN 'sourceTag' ELSE 'sourceTags' END) AS source_tags,
    json_texts_or_empty(resource,
      CASE WHEN json_has_member(resource, 'sourceServiceAccount') THEN 'sourceServiceAccount'
        ELSE 'sourceServiceAccounts' END) AS source_accounts,
    json_texts_or_empty(resource, CASE WHEN json_has_member(resource, 'targetTag') THEN 'targetTag' ELSE 'targetTags' END) AS target_tags,
    json_texts_or_empty(resource,
      CASE WHEN json_has_member(resource, 'targetServiceAccount') THEN 'targetServiceAccount'
        ELSE 'targetServiceAccounts' END) AS target_accounts,
    array_transform(json_array_or_empty(resource, 'allowed'), lambda a : named_struct(
      'protocol', lower(CASE WHEN json_has(a, 'IPProtocol') THEN a ->> 'IPProtocol' ELSE a ->> 'ipProtocol' END),
      'ports', json_texts_or_empty(a, CASE WHEN json_has(a, 'port') THEN 'port' ELSE 'ports' END))) AS allowed,
    array_transform(json_array_or_empty(resource, 'denied'), lambda a : named_struct(
      'protocol', lower(CASE WHEN json_has(a, 'IPProtocol') THEN a ->> 'IPProtocol' ELSE a ->> 'ipProtocol' END),
      'ports', json_texts_or_empty(a, CASE WHEN json_has(a, 'port') THEN 'port' ELSE 'ports' END))) AS denied,
    json_bool_or(false, resource, 'logConfig', 'enable') AS logged
  FROM (
    SELECT *, configuration -> 'resource' AS resource FROM changes
    WHERE shape = 'gcp_asset' AND resource_type = 'compute.googleapis.com/Firewall'
  )
  UNION ALL BY NAME
  SELECT resource_uid, configuration ->> 'name' AS name, configuration ->> 'project' AS project, configuration ->> 'network'
    AS network, false AS other_sources, false AS other_destinations,
    json_text_or('INGRESS', configuration, 'direction') AS direction,
    json_bool_or(false, configuration, 'disabled') AS disabled,
    json_int_or(1000, configuration, 'priority') AS priority,
    json_texts_or_empty(configuration, 'source_ranges') AS source_ranges,
    json_texts_or_empty(configuration, 'destination_ranges') AS destination_ranges,
    json_texts_or_empty(configuration, 'source_tags') AS source_tags,
    json_texts_or_empty(configuration, 'source_service_accounts') AS source_accounts,
    json_texts_or_empty(configuration, 'target_tags') AS target_tags,
    json_texts_or_empty(configuration, 'target_service_accounts') AS target_accounts,
    array_transform(json_array_or_empty(configuration, 'allow'), lambda a : named_struct(
      'protocol', lower(a ->> 'protocol'), 'ports', json_texts_or_empty(a, 'ports'))) AS allowed,
    array_transform(json_array_or_empty(configuration, 'deny'), lambda a : named_struct(
      'protocol', lower(a ->> 'protocol'), 'ports', json_texts_or_empty(a, 'ports'))) AS denied,
    json_has(configuration, 'log_config', 0) OR json_bool_or(false, configuration, 'enable_logging') AS logged
  FROM changes WHERE shape = 'terraform' AND resource_type = 'google_compute_firewall'
  UNION ALL BY NAME
  SELECT resource_uid, json_text_or(resource_name, configuration, 'rule_name') AS name, configuration ->> 'project' AS project,
    -- Tags, address groups, names and regions are told apart from everybody too.
    true AS other_sources, true AS other_destinations,
    no_texts(configuration) AS source_tags, no_texts(configuration) AS source_accounts,
    json_get_str(configuration, 'direction') AS direction,
    json_bool_or(false, configuration, 'disabled') AS disabled,
    json_get_int(configuration, 'priority') AS priority,
    json_texts_or_empty(configuration, 'match', 0, 'src_ip_ranges') AS source_ranges,
    json_texts_or_empty(configuration, 'match', 0, 'dest_ip_ranges') AS destination_ranges,
    json_texts_or_empty(configuration, 'target_service_accounts') AS target_accounts,
    array_transform(CASE WHEN configuration ->> 'action' = 'allow' THEN json_get_array(configuration, 'match', 0, 'layer4_configs')
        WHEN configuration ->> 'action' <> 'allow' THEN no_elements(configuration) END, lambda a : named_struct(
      'protocol', lower(a ->> 'ip_protocol'), 'ports', json_texts_or_empty(a, 'ports'))) AS allowed,
    array_transform(CASE WHEN configuration ->> 'action' = 'deny' THEN json_get_array(configuration, 'match', 0, 'layer4_configs')
        WHEN configuration ->> 'action' <> 'deny' THEN no_elements(configuration) END, lambda a : named_struct(
      'protocol', lower(a ->> 'ip_protocol'), 'ports', json_texts_or_empty(a, 'ports'))) AS denied,
    json_bool_or(false, configuration, 'enable_logging') AS logged
  FROM changes
  WHERE shape = 'terraform'
    AND resource_type IN ('google_compute_network_firewall_policy_rule', 'google_compute_region_network_firewall_policy_rule',
      'google_compute_firewall_policy_rule')
    AND (configuration ->> 'action' = 'goto_next') IS NOT TRUE
)

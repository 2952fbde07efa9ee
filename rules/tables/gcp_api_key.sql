/*
API keys. Document: https://cloud.google.com/api-keys/docs/reference/rest/v2/projects.locations.keys
  name, project
  created      NULL in Terraform
  services     APIs that the key may call; empty: every one
  restricted   it works from listed sites, addresses or apps only; a list that names every site or address keeps nobody out
*/
CREATE VIEW gcp_api_key AS
SELECT resource_uid, resource_name AS name, account AS project, resource ->> 'createTime' AS created,
  array_transform(json_array_or_empty(resource, 'restrictions', 'apiTargets'), lambda t : t ->> 'service') AS services,
  api_key_sites_limit(json_texts_or_empty(resource, 'restrictions', 'browserKeyRestrictions', 'allowedReferrers'))
    OR api_key_addresses_limit(json_texts_or_empty(resource, 'restrictions', 'serverKeyRestrictions', 'allowedIps'))
    OR json_has(resource, 'restrictions', 'androidKeyRestrictions')
    OR json_has(resource, 'restrictions', 'iosKeyRestrictions') AS restricted
FROM (
  SELECT *, configuration -> 'resource' AS resource FROM changes
  WHERE shape = 'gcp_asset' AND resource_type = 'apikeys.googleapis.com/Key'
)
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, configuration ->> 'project' AS project,
  array_transform(json_array_or_empty(configuration, 'restrictions', 0, 'api_targets'), lambda t : t ->> 'service') AS services,
  api_key_sites_limit(json_texts_or_empty(configuration, 'restrictions', 0, 'browser_key_restrictions', 0, 'allowed_referrers'))
    OR api_key_addresses_limit(json_texts_or_empty(configuration, 'restrictions', 0, 'server_key_restrictions', 0, 'allowed_ips'))
    OR json_has(configuration, 'restrictions', 0, 'android_key_restrictions', 0)
    OR json_has(configuration, 'restrictions', 0, 'ios_key_restrictions', 0) AS restricted
FROM changes WHERE shape = 'terraform' AND resource_type = 'google_apikeys_key'

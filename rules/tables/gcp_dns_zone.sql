/*
Zones of Cloud DNS. Document: https://cloud.google.com/dns/docs/reference/rest/v1/managedZones
  name, project, dns_name
  public   true by default
  dnssec   on, off, transfer; off by default
  keys     list of {type, algorithm}: type keysigning or zonesigning; lower case, without underscores
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/dns_managed_zone
*/
CREATE VIEW gcp_dns_zone AS
SELECT resource_uid, resource_name AS name, account AS project, resource ->> 'dnsName' AS dns_name,
  lower(json_text_or('public', resource, 'visibility')) = 'public' AS public,
  lower(json_text_or('off', resource, 'dnssecConfig', 'state')) AS dnssec,
  array_transform(json_array_or_empty(resource, 'dnssecConfig', 'defaultKeySpecs'), lambda k :
    named_struct('type', replace(lower(k ->> 'keyType'), '_', ''), 'algorithm', lower(k ->> 'algorithm'))) AS keys
FROM (
  SELECT *, configuration -> 'resource' AS resource FROM changes
  WHERE shape = 'gcp_asset' AND resource_type = 'dns.googleapis.com/ManagedZone'
)
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, configuration ->> 'project' AS project,
  configuration ->> 'dns_name' AS dns_name,
  lower(json_text_or('public', configuration, 'visibility')) = 'public' AS public,
  lower(json_text_or('off', configuration, 'dnssec_config', 0, 'state')) AS dnssec,
  array_transform(json_array_or_empty(configuration, 'dnssec_config', 0, 'default_key_specs'), lambda k :
    named_struct('type', replace(lower(k ->> 'key_type'), '_', ''), 'algorithm', lower(k ->> 'algorithm'))) AS keys
FROM changes WHERE shape = 'terraform' AND resource_type = 'google_dns_managed_zone'

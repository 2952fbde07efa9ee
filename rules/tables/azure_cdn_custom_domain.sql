/*
Custom domains of CDN and Front Door.
  minimum_tls  TLS10, TLS12, TLS13, None; NULL: not said
*/
CREATE VIEW azure_cdn_custom_domain AS
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE WHEN NOT json_has(configuration, 'properties', 'tlsSettings', 'minimumTlsVersion')
      THEN json_get_str(configuration, 'properties', 'customHttpsParameters', 'minimumTlsVersion')
    ELSE json_get_str(configuration, 'properties', 'tlsSettings', 'minimumTlsVersion') END AS minimum_tls
FROM changes
WHERE shape IN ('azure', 'arm')
  AND resource_type IN ('microsoft.cdn/profiles/customdomains', 'microsoft.cdn/profiles/endpoints/customdomains')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE WHEN NOT json_has(configuration, 'cdn_managed_https', 0, 'tls_version')
      THEN json_get_str(configuration, 'user_managed_https', 0, 'tls_version')
    ELSE json_get_str(configuration, 'cdn_managed_https', 0, 'tls_version') END AS minimum_tls
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_cdn_endpoint_custom_domain'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE WHEN NOT json_has(configuration, 'tls', 0, 'minimum_tls_version')
      THEN json_get_str(configuration, 'tls', 0, 'minimum_version')
    ELSE json_get_str(configuration, 'tls', 0, 'minimum_tls_version') END AS minimum_tls
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_cdn_frontdoor_custom_domain'

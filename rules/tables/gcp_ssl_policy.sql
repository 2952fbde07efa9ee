/*
TLS policies of load balancers. Defaults: https://cloud.google.com/load-balancing/docs/ssl-policies-concepts
  name, project
  min_tls   TLS_1_0 by default, TLS_1_1, TLS_1_2
  profile   COMPATIBLE by default, MODERN, RESTRICTED, which takes TLS 1.2 and newer alone whatever min_tls says, CUSTOM
  features  cipher suites of a custom profile
*/
CREATE VIEW gcp_ssl_policy AS
SELECT resource_uid, resource_name AS name, account AS project,
  json_text_or('TLS_1_0', configuration -> 'resource', 'minTlsVersion') AS min_tls,
  json_text_or('COMPATIBLE', configuration -> 'resource', 'profile') AS profile,
  json_texts_or_empty(configuration -> 'resource', 'customFeatures') AS features
FROM changes WHERE shape = 'gcp_asset' AND resource_type = 'compute.googleapis.com/SslPolicy'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, configuration ->> 'project' AS project,
  json_text_or('TLS_1_0', configuration, 'min_tls_version') AS min_tls,
  json_text_or('COMPATIBLE', configuration, 'profile') AS profile,
  json_texts_or_empty(configuration, 'custom_features') AS features
FROM changes WHERE shape = 'terraform' AND resource_type IN ('google_compute_ssl_policy', 'google_compute_region_ssl_policy')

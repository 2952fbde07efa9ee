/*
Certificates that cert-manager is asked for. Defaults: https://cert-manager.io/docs/usage/certificate/
  name, namespace, cluster
  duration_hours   90 days (2160 h) by default
  dns_names        names that it is for, its common name among them
  issuer, issuer_kind   issuer_kind Issuer by default
*/
CREATE VIEW k8s_certificate AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster,
  CASE WHEN NOT json_has(configuration, 'spec', 'duration') THEN 2160
    WHEN json_get_str(configuration, 'spec', 'duration') LIKE '%h%'
      THEN TRY_CAST((regexp_match(json_get_str(configuration, 'spec', 'duration'), '([0-9]+)(\.[0-9]+)?h'))[1] AS BIGINT)
    WHEN json_get_str(configuration, 'spec', 'duration') IS NOT NULL THEN 0 END AS duration_hours,
  CASE
    WHEN json_texts_or_empty(configuration, 'spec', 'dnsNames') IS NOT NULL
        AND json_texts_or_empty(configuration, 'spec', 'commonName') IS NOT NULL
      THEN array_concat(
        json_texts_or_empty(configuration, 'spec', 'dnsNames'),
        json_texts_or_empty(configuration, 'spec', 'commonName')) END AS dns_names,
  configuration -> 'spec' -> 'issuerRef' ->> 'name' AS issuer,
  json_text_or('Issuer', configuration, 'spec', 'issuerRef', 'kind') AS issuer_kind
FROM changes
WHERE shape = 'kubernetes' AND resource_type = 'Certificate' AND configuration ->> 'apiVersion' LIKE 'cert-manager.io/%'

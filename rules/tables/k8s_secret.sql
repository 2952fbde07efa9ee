/*
Secrets; their values never get here.
  name, namespace, cluster
  type   Opaque by default (https://kubernetes.io/docs/concepts/configuration/secret/#secret-types)
  service_account   whose token it is; NULL: nobody's
*/
CREATE VIEW k8s_secret AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster,
  json_text_or('Opaque', configuration, 'type') AS type,
  configuration -> 'metadata' -> 'annotations' ->> 'kubernetes.io/service-account.name' AS service_account
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'Secret'

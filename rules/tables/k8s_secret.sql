/*
Secrets; their values never get here.
  name, namespace, cluster
  type   Opaque by default (https://kubernetes.io/docs/concepts/configuration/secret/#secret-types)
  service_account   whose token it is; NULL: nobody's
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/secret_v1
*/
CREATE VIEW k8s_secret AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster,
  json_text_or('Opaque', configuration, 'type') AS type,
  configuration -> 'metadata' -> 'annotations' ->> 'kubernetes.io/service-account.name' AS service_account
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'Secret'
UNION ALL BY NAME
SELECT resource_uid, 'Secret' AS resource_type, configuration -> 'metadata' -> 0 ->> 'name' AS name,
  configuration -> 'metadata' -> 0 ->> 'namespace' AS namespace, account AS cluster,
  json_text_or('Opaque', configuration, 'type') AS type,
  configuration -> 'metadata' -> 0 -> 'annotations' ->> 'kubernetes.io/service-account.name' AS service_account
FROM changes WHERE shape = 'terraform' AND resource_type IN ('kubernetes_secret', 'kubernetes_secret_v1')

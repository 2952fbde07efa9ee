/*
Deployments. Default: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
  name, namespace, cluster
  strategy   RollingUpdate by default, Recreate
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/deployment
  https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/deployment_v1
*/
CREATE VIEW k8s_deployment AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster, json_text_or('RollingUpdate', configuration, 'spec', 'strategy', 'type') AS strategy
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'Deployment'
UNION ALL BY NAME
SELECT resource_uid, 'Deployment' AS resource_type, configuration -> 'metadata' -> 0 ->> 'name' AS name,
  configuration -> 'metadata' -> 0 ->> 'namespace' AS namespace, account AS cluster,
  json_text_or('RollingUpdate', configuration, 'spec', 0, 'strategy', 0, 'type') AS strategy
FROM changes WHERE shape = 'terraform' AND resource_type IN ('kubernetes_deployment', 'kubernetes_deployment_v1')

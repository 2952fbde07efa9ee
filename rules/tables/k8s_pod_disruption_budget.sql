/*
Pod disruption budgets. Document: https://kubernetes.io/docs/tasks/run-application/configure-pdb/
  name, namespace, cluster
  min_available, max_unavailable   a number or a percentage as text; the empty text: unset
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_disruption_budget_v1
*/
CREATE VIEW k8s_pod_disruption_budget AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster,
  CASE WHEN json_has(configuration, 'spec', 'minAvailable') THEN configuration -> 'spec' ->> 'minAvailable'
    WHEN NOT json_has(configuration, 'spec', 'minAvailable') AND json_has(configuration, 'spec') THEN '' END AS min_available,
  CASE WHEN json_has(configuration, 'spec', 'maxUnavailable') THEN configuration -> 'spec' ->> 'maxUnavailable'
    WHEN NOT json_has(configuration, 'spec', 'maxUnavailable') AND json_has(configuration, 'spec') THEN '' END AS max_unavailable
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'PodDisruptionBudget'
UNION ALL BY NAME
SELECT resource_uid, 'PodDisruptionBudget' AS resource_type, configuration -> 'metadata' -> 0 ->> 'name' AS name,
  configuration -> 'metadata' -> 0 ->> 'namespace' AS namespace, account AS cluster,
  CASE WHEN json_has(configuration, 'spec', 0) THEN json_text_or('', configuration, 'spec', 0, 'min_available') END AS min_available,
  CASE WHEN json_has(configuration, 'spec', 0) THEN json_text_or('', configuration, 'spec', 0, 'max_unavailable') END AS max_unavailable
FROM changes WHERE shape = 'terraform' AND resource_type IN ('kubernetes_pod_disruption_budget', 'kubernetes_pod_disruption_budget_v1')

/*
Objects of a namespace other than what makes pods (k8s_pod) and what Kubernetes itself puts into each.
  name, namespace, cluster   namespace NULL: not said, which leaves it to the command that applies it
*/
CREATE VIEW k8s_namespaced_object AS
SELECT resource_uid, resource_type, name, namespace, cluster
FROM k8s_object
WHERE resource_type IN (
    'Service', 'ConfigMap', 'Secret', 'Role', 'RoleBinding', 'ServiceAccount', 'PersistentVolumeClaim', 'Ingress', 'NetworkPolicy',
    'PodDisruptionBudget', 'HorizontalPodAutoscaler', 'ResourceQuota', 'LimitRange', 'Endpoints', 'EndpointSlice', 'Lease', 'CSIStorageCapacity',
    'ControllerRevision')
  AND (name IN ('kubernetes', 'kube-root-ca.crt') OR (resource_type = 'ServiceAccount' AND name = 'default')) IS NOT TRUE
UNION ALL BY NAME
-- The provider says default where nothing else is said: https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/service_v1
SELECT resource_uid, resource_type, configuration -> 'metadata' -> 0 ->> 'name' AS name,
  json_text_or('default', configuration, 'metadata', 0, 'namespace') AS namespace, account AS cluster
FROM changes
WHERE shape = 'terraform' AND resource_type IN (
    'kubernetes_service', 'kubernetes_service_v1', 'kubernetes_config_map', 'kubernetes_config_map_v1',
    'kubernetes_secret', 'kubernetes_secret_v1', 'kubernetes_role', 'kubernetes_role_v1',
    'kubernetes_role_binding', 'kubernetes_role_binding_v1', 'kubernetes_service_account', 'kubernetes_service_account_v1',
    'kubernetes_persistent_volume_claim', 'kubernetes_persistent_volume_claim_v1', 'kubernetes_ingress', 'kubernetes_ingress_v1',
    'kubernetes_network_policy', 'kubernetes_network_policy_v1', 'kubernetes_pod_disruption_budget', 'kubernetes_pod_disruption_budget_v1',
    'kubernetes_horizontal_pod_autoscaler', 'kubernetes_horizontal_pod_autoscaler_v1', 'kubernetes_resource_quota', 'kubernetes_resource_quota_v1',
    'kubernetes_limit_range', 'kubernetes_limit_range_v1')

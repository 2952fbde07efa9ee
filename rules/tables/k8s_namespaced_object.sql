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

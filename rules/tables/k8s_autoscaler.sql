/*
Horizontal pod autoscalers. Default: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/
  name, namespace, cluster
  least   fewest replicas; 1 by default
  most    most replicas
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/horizontal_pod_autoscaler
  https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/horizontal_pod_autoscaler_v1
  https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/horizontal_pod_autoscaler_v2
*/
CREATE VIEW k8s_autoscaler AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster,
  json_int_or(1, configuration, 'spec', 'minReplicas') AS least, json_get_int(configuration, 'spec', 'maxReplicas') AS most
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'HorizontalPodAutoscaler'
UNION ALL BY NAME
SELECT resource_uid, 'HorizontalPodAutoscaler' AS resource_type,
  configuration -> 'metadata' -> 0 ->> 'name' AS name, configuration -> 'metadata' -> 0 ->> 'namespace' AS namespace,
  account AS cluster,
  json_int_or(1, configuration, 'spec', 0, 'min_replicas') AS least, json_get_int(configuration, 'spec', 0, 'max_replicas') AS most
FROM changes WHERE shape = 'terraform' AND resource_type IN (
  'kubernetes_horizontal_pod_autoscaler', 'kubernetes_horizontal_pod_autoscaler_v1',
  'kubernetes_horizontal_pod_autoscaler_v2', 'kubernetes_horizontal_pod_autoscaler_v2beta2')

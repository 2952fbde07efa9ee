/*
Nodes. Document: https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/node-v1/
  name, cluster
  kubelet_version   v1.33.1; NULL: not in the record
  os_image          as the node calls its system
*/
CREATE VIEW k8s_node AS
SELECT resource_uid, resource_type, resource_name AS name, account AS cluster,
  configuration -> 'status' -> 'nodeInfo' ->> 'kubeletVersion' AS kubelet_version,
  configuration -> 'status' -> 'nodeInfo' ->> 'osImage' AS os_image
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'Node'

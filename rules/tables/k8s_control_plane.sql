/*
The control plane's own pods (static pods of kubeadm and its like): kube-apiserver, kube-controller-manager, kube-scheduler, etcd.
Documents: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/ and its neighbours
  name, namespace, cluster
  component   the program's name
  flags       list of {name, value} out of the command line, names without dashes; a flag without a value is `true`
*/
CREATE VIEW k8s_control_plane AS
SELECT resource_uid, resource_type, name, namespace, cluster,
  regexp_replace(command[1], '^.*/', '') AS component,
  array_transform(array_filter(command, lambda w : w IS NULL OR w LIKE '--%'), lambda w : named_struct(
    'name', split_part(substr(w, 3), '=', 1),
    'value', CASE WHEN w LIKE '%=%' THEN regexp_replace(w, '^[^=]*=', '') WHEN w IS NOT NULL THEN 'true' END)) AS flags
FROM (
  SELECT resource_uid, resource_type, name, namespace, cluster,
    CASE
      WHEN json_texts_or_empty(pod, 'containers', 0, 'command') IS NOT NULL
          AND json_texts_or_empty(pod, 'containers', 0, 'args') IS NOT NULL
        THEN array_concat(
          json_texts_or_empty(pod, 'containers', 0, 'command'), json_texts_or_empty(pod, 'containers', 0, 'args')) END AS command
  FROM k8s_pod_template
)
WHERE resource_type = 'Pod'
  AND regexp_replace(command[1], '^.*/', '') IN ('kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'etcd')

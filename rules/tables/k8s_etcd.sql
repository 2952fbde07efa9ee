/*
Members of etcd that run in pods: rows of k8s_control_plane.
  name, namespace, cluster
  commands    list of the flags of each container that starts one, as command_flags writes them; ` $` is what is not known
*/
CREATE VIEW k8s_etcd AS
SELECT resource_uid, resource_type, name, namespace, cluster,
  array_transform(array_filter(programs, lambda p : p['component'] = 'etcd'), lambda p : p['flags']) AS commands
FROM k8s_control_plane
WHERE any_match(programs, lambda p : p['component'] = 'etcd')

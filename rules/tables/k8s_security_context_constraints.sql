/*
OpenShift's security context constraints.
Document: https://docs.redhat.com/en/documentation/openshift_container_platform/4.21/html/authentication_and_authorization/managing-pod-security-policies
  name, cluster
  privileged   pods may run privileged containers
  host         pods may share the network, processes or memory of their node, or mount its paths
*/
CREATE VIEW k8s_security_context_constraints AS
SELECT resource_uid, resource_type, resource_name AS name, account AS cluster,
  json_get_bool(configuration, 'allowPrivilegedContainer') AS privileged,
  json_get_bool(configuration, 'allowHostNetwork') OR json_get_bool(configuration, 'allowHostPID') OR json_get_bool(configuration, 'allowHostIPC')
    OR json_get_bool(configuration, 'allowHostDirVolumePlugin') AS host
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'SecurityContextConstraints'

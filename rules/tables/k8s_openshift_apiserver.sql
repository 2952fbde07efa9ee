/*
How OpenShift's API servers are set up.
Document: https://docs.redhat.com/en/documentation/openshift_container_platform/4.21/html/config_apis/apiserver-config-openshift-io-v1
  name, cluster
  encryption  how etcd is encrypted: identity (not at all, which is the default), aescbc, aesgcm
*/
CREATE VIEW k8s_openshift_apiserver AS
SELECT resource_uid, resource_type, resource_name AS name, account AS cluster,
  json_text_or('identity', configuration, 'spec', 'encryption', 'type') AS encryption
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'APIServer' AND configuration ->> 'apiVersion' LIKE 'config.openshift.io/%'

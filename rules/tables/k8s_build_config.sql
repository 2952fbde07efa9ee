/*
How OpenShift builds images.
Document: https://docs.redhat.com/en/documentation/openshift_container_platform/4.21/html/workloads_apis/buildconfig-build-openshift-io-v1
  name, namespace, cluster
  strategy  Docker, Source, Custom, JenkinsPipeline
*/
CREATE VIEW k8s_build_config AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster,
  CASE WHEN json_has(configuration, 'spec', 'strategy', 'jenkinsPipelineStrategy') THEN 'JenkinsPipeline'
    ELSE json_get_str(configuration, 'spec', 'strategy', 'type') END AS strategy
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'BuildConfig'

/*
Runs of Tekton. Document: https://tekton.dev/docs/pipelines/bundle-resolver/
  name, namespace, cluster
  bundled   the task or pipeline comes from a bundle, an image in a registry
*/
CREATE VIEW k8s_tekton_run AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster,
  CASE WHEN json_has(configuration, 'spec') THEN
    json_text_or('', configuration, 'spec', CASE resource_type WHEN 'TaskRun' THEN 'taskRef' ELSE 'pipelineRef' END, 'bundle') <> ''
    OR json_text_or('', configuration, 'spec', CASE resource_type WHEN 'TaskRun' THEN 'taskRef' ELSE 'pipelineRef' END, 'resolver') = 'bundles'
  END AS bundled
FROM changes
WHERE shape = 'kubernetes' AND resource_type IN ('TaskRun', 'PipelineRun') AND (configuration ->> 'apiVersion' LIKE 'tekton.dev/%') IS NOT FALSE

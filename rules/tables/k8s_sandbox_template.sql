/*
Templates of sandboxes for agents (kubernetes-sigs/agent-sandbox); their pods are rows of k8s_pod as well.
Document: https://agent-sandbox.sigs.k8s.io/docs/
  name, namespace, cluster
  runtime_class   the empty text: the node's own runtime
*/
CREATE VIEW k8s_sandbox_template AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster,
  CASE WHEN json_has(configuration, 'spec', 'podTemplate')
    THEN json_text_or('', configuration, 'spec', 'podTemplate', 'spec', 'runtimeClassName') END AS runtime_class
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'SandboxTemplate'

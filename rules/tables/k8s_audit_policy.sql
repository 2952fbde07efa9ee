/*
What the API server records (audit.k8s.io Policy). Document: https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1/
  name, cluster
  rules   list of {level, resources}; level None, Metadata, Request, RequestResponse; resources: names, empty: all. The first that matches counts
*/
CREATE VIEW k8s_audit_policy AS
SELECT resource_uid, resource_type, resource_name AS name, account AS cluster,
  array_transform(json_array_or_empty(configuration, 'rules'), lambda r : named_struct(
    'level', r ->> 'level',
    'resources', flatten(array_transform(json_array_or_empty(r, 'resources'), lambda g :
      coalesce(json_texts_or_empty(g, 'resources'), unknown_text()))))) AS rules
FROM changes
WHERE shape = 'kubernetes' AND resource_type = 'Policy' AND (configuration ->> 'apiVersion' LIKE 'audit.k8s.io/%') IS NOT FALSE

/*
The annotations of a Kubernetes object, JSON; {}: it has none.
  document  the object
*/
CREATE FUNCTION k8s_annotations(document VARCHAR) RETURNS VARCHAR RETURN
  CASE WHEN NOT json_has(document, 'metadata', 'annotations') THEN '{}' ELSE document -> 'metadata' -> 'annotations' END

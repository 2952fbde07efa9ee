/*
id: k8s_pod_privileged_port
title: Pod listens on a port below 1024
severity: informational
description: Such ports need root or a capability inside the container, which an intruder then has as well.
remediation:
  console: Let the program listen on a port above 1023; the service may serve it under the old number.
references:
  - https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
params:
  allowed: {type: integer_list, default: [0], meaning: ports that pods may listen on}
*/
SELECT resource_uid, namespace, name,
  array_transform(containers, lambda c : named_struct('name', c['name'], 'ports', c['ports'])) AS ports
FROM k8s_pod
WHERE os <> 'windows'
  AND any_match(containers, lambda c : any_match(c['ports'], lambda p : p['container_port'] < 1024 AND p['container_port'] NOT IN ($allowed)))

/*
id: k8s_pod_ssh
title: Pod serves SSH
severity: low
description: A door of its own into the container passes by the API server, its authorization and its audit log.
remediation:
  console: Take the server out of the image, and use kubectl exec.
attack: [T1021]
references:
  - https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/
params:
  ports: {type: integer_list, default: [22, 2222], meaning: ports of SSH}
*/
SELECT resource_uid, namespace, name,
  array_transform(containers, lambda c : named_struct('name', c['name'], 'ports', c['ports'])) AS ports
FROM k8s_pod_container
WHERE any_match(containers, lambda c : any_match(c['ports'], lambda p : p IN ($ports)))

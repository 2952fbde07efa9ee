/*
id: k8s_service_ssh
title: Service serves SSH
severity: medium
description: A door of its own into pods passes by the API server, its authorization and its audit log.
remediation:
  console: Delete the service, and use kubectl exec.
attack: [T1021]
references:
  - https://kubernetes.io/docs/concepts/services-networking/service/
params:
  ports: {type: integer_list, default: [22, 2222], meaning: ports of SSH}
*/
SELECT resource_uid, namespace, name, type, ports
FROM k8s_service
WHERE any_match(ports, lambda p : p['port'] IN ($ports))

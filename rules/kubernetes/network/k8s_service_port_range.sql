/*
id: k8s_service_port_range
title: Service listens on a port outside the agreed range
severity: low
family: [k8s_service_node_port]
description: Where nodes or firewalls expect services in one range, a port outside of it collides or goes unguarded.
remediation:
  console: Choose a port within the range.
references:
  - https://kubernetes.io/docs/concepts/services-networking/service/
params:
  from: {type: integer, default: 32000, meaning: first port}
  to: {type: integer, default: 33000, meaning: last port}
*/
SELECT resource_uid, namespace, name, ports
FROM k8s_service
WHERE type = 'NodePort' AND any_match(ports, lambda p : p['port'] < $from OR p['port'] > $to)

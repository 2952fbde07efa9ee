/*
id: k8s_service_node_port
title: Service opens a port on every node
severity: medium
description: A NodePort is reachable at every node's address, past the ingress and its TLS.
remediation:
  console: Use type ClusterIP and publish the service by an Ingress or a Gateway.
  cli: "kubectl patch service <name> -p '{\"spec\": {\"type\": \"ClusterIP\"}}'"
attack: [T1133]
references:
  - https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
*/
SELECT resource_uid, namespace, name, type, ports
FROM k8s_service
WHERE type = 'NodePort'

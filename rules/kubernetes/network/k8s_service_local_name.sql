/*
id: k8s_service_local_name
title: Service is an alias of localhost
severity: medium
description: "An ExternalName of localhost makes whoever calls the service call itself: a way around host checks."
remediation:
  console: Point the service elsewhere, or delete it.
attack: [T1557]
references:
  - https://kubernetes.io/docs/concepts/services-networking/service/#externalname
*/
SELECT resource_uid, namespace, name, external_name
FROM k8s_service
WHERE type = 'ExternalName' AND lower(external_name) IN ('localhost', '127.0.0.1', '::1', 'localhost.localdomain')

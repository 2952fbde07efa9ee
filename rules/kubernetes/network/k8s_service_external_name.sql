/*
id: k8s_service_external_name
title: Service is an alias of a name outside the cluster
severity: low
description: Whoever holds the name answers the pods that call the service, and its certificate is for another name than they ask.
family: [k8s_service_local_name]
remediation:
  console: Call the outside name itself, or let an egress gateway do it.
params:
  allowed: {type: text_list, default: [""], meaning: "names that services may stand for, with * and ?"}
references:
  - https://kubernetes.io/docs/concepts/services-networking/service/#externalname
*/
SELECT resource_uid, namespace, name, external_name
FROM k8s_service
WHERE type = 'ExternalName' AND NOT any_match($allowed, lambda a : wildcard_match(a, external_name))

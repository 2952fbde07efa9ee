/*
id: k8s_pod_port_unnamed
title: Pod has a port without a name
severity: informational
family: [k8s_pod_label_missing]
description: Services that name a target port by number break silently when the program moves it.
remediation:
  console: Name each port of each container.
references:
  - https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
*/
SELECT resource_uid, namespace, name,
  array_transform(array_filter(containers, lambda c : any_match(c['ports'], lambda p : p['name'] = '')), lambda c :
    c['name']) AS risky_containers
FROM k8s_pod
WHERE any_match(containers, lambda c : any_match(c['ports'], lambda p : p['name'] = ''))

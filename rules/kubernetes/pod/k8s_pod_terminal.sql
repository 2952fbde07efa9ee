/*
id: k8s_pod_terminal
title: Pod keeps a terminal or standard input open
severity: low
description: A shell that waits for input is of use to whoever attaches to the container; services need none.
remediation:
  console: Leave tty and stdin out.
attack: [T1609]
references:
  - https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
*/
SELECT resource_uid, namespace, name,
  array_transform(array_filter(containers, lambda c : c['tty'] OR c['stdin']), lambda c : c['name']) AS risky_containers
FROM k8s_pod_container
WHERE any_match(containers, lambda c : c['tty'] OR c['stdin'])

/*
id: k8s_pod_probe_host
title: Pod has its node call another host in a probe or a hook
severity: medium
description: >
  The kubelet makes the calls of probes and lifecycle hooks from the node: with a host of its own a pod lets it reach what the
  pod itself may not, such as metadata services.
remediation:
  console: "Leave host out of httpGet and tcpSocket: then the pod itself is called."
attack: [T1552]
references:
  - https://kubernetes.io/docs/concepts/security/pod-security-standards/
*/
SELECT resource_uid, namespace, name,
  array_transform(containers, lambda c : named_struct('name', c['name'], 'hosts', array_filter(c['hosts'], lambda h : h <> ''))) AS hosts
FROM k8s_pod_container
WHERE any_match(containers, lambda c : any_match(c['hosts'], lambda h : h <> ''))

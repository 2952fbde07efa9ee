/*
id: k8s_pod_sysctls
title: Pod sets kernel parameters that are not safe
severity: high
description: >
  Only a few sysctls are kept apart by pod; others change the node for all its pods or switch off protections.
remediation:
  console: Remove the parameter from securityContext.sysctls, or set it on nodes that are kept for such pods.
attack: [T1611]
references:
  - https://kubernetes.io/docs/concepts/security/pod-security-standards/
  - https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/
params:
  safe:
    type: text_list
    default: [
      kernel.shm_rmid_forced, net.ipv4.ip_local_port_range, net.ipv4.ip_unprivileged_port_start, net.ipv4.tcp_syncookies,
      net.ipv4.ping_group_range, net.ipv4.ip_local_reserved_ports, net.ipv4.tcp_keepalive_time, net.ipv4.tcp_fin_timeout,
      net.ipv4.tcp_keepalive_intvl, net.ipv4.tcp_keepalive_probes, net.ipv4.tcp_rmem, net.ipv4.tcp_wmem,
      net.ipv4.tcp_slow_start_after_idle, net.ipv4.tcp_notsent_lowat]
    meaning: sysctls that the Pod Security Standards call safe
*/
SELECT resource_uid, namespace, name, sysctls
FROM k8s_pod
WHERE any_match(sysctls, lambda s : s['name'] NOT IN ($safe))

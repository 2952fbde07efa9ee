/*
id: k8s_pod_container_socket
title: Pod mounts the socket of the container runtime, or a folder above it
severity: critical
description: >
  Whoever can talk to the runtime's socket starts containers outside of Kubernetes, privileged ones too: the node is theirs.
remediation:
  console: Take the hostPath volume of the socket away; build images with a builder that needs no daemon.
attack: [T1611, T1610]
references:
  - https://kubernetes.io/docs/setup/production-environment/container-runtimes/
params:
  sockets:
    type: text_list
    default: [
      /run/docker.sock, /run/containerd/containerd.sock, /run/crio/crio.sock, /run/cri-dockerd.sock, /run/dockershim.sock,
      /run/podman/podman.sock, /run/k3s/containerd/containerd.sock, '\\.\pipe\docker_engine', '\\.\pipe\containerd-containerd']
    meaning: sockets of runtimes, without /var
*/
SELECT resource_uid, namespace, name,
  array_filter(array_transform(volumes, lambda v : v['host_path']), lambda p : p IS NOT NULL) AS host_paths
FROM k8s_pod
WHERE any_match(volumes, lambda v : array_has(v['types'], 'hostPath')
  AND any_match($sockets, lambda s : starts_with(concat(s, '/'), folder_path(v['host_path']))
    OR starts_with(concat('/var', s, '/'), folder_path(v['host_path']))))

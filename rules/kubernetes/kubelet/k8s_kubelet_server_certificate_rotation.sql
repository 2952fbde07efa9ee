/*
id: k8s_kubelet_server_certificate_rotation
title: Kubelet does not rotate its server certificate
severity: low
family: [k8s_kubelet_certificate]
description: A certificate that nobody renews is replaced by one that the kubelet signs itself, or ends.
remediation:
  console: >
    Set serverTLSBootstrap to true in the kubelet's configuration and leave the feature RotateKubeletServerCertificate on.
references:
  - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/
*/
SELECT resource_uid, namespace, name, rotates_server_certificate
FROM k8s_kubelet
WHERE NOT rotates_server_certificate

/*
id: k8s_kubelet_certificate
title: Kubelet signs its certificate by itself
severity: medium
description: >
  Nobody can check a certificate that the kubelet has signed: whoever stands between takes its place.
remediation:
  console: Set serverTLSBootstrap to true and approve the requests, or set tlsCertFile and tlsPrivateKeyFile.
attack: [T1557]
mapped_from: [prowler kubelet_tls_cert_and_key]
references:
  - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/
*/
SELECT resource_uid, namespace, name, certificate
FROM k8s_kubelet
WHERE NOT certificate

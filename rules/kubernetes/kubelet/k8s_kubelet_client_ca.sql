/*
id: k8s_kubelet_client_ca
title: Kubelet checks no client certificates
severity: high
description: Without the file of an authority the kubelet cannot tell the API server by its certificate.
remediation:
  console: Set authentication.x509.clientCAFile in the kubelet's configuration, or start it with --client-ca-file.
attack: [T1557]
mapped_from: [prowler kubelet_client_ca_file_set]
references:
  - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/
*/
SELECT resource_uid, namespace, name, client_ca
FROM k8s_kubelet
WHERE client_ca = ''

/*
id: k8s_kubelet_certificate_rotation
title: Kubelet does not rotate its client certificate
severity: medium
description: >
  When the certificate ends the node falls out of the cluster; certificates that live long to avoid it are of use to thieves
  as long.
remediation:
  console: Set rotateCertificates to true in the kubelet's configuration.
mapped_from: [prowler kubelet_rotate_certificates]
references:
  - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/
*/
SELECT resource_uid, namespace, name, rotates_certificates
FROM k8s_kubelet
WHERE NOT rotates_certificates

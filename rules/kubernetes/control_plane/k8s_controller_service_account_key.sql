/*
id: k8s_controller_service_account_key
title: Controller manager signs tokens with no key of its own
severity: medium
description: Without --service-account-private-key-file tokens are signed by a key that cannot be rotated by itself.
remediation:
  console: Start kube-controller-manager with --service-account-private-key-file.
frameworks:
  cis_kubernetes_2.0.1: ["1.3.4"]
  iso27001_2022: [A.8.2, A.8.24]
  pci_dss_4.0: ["3.7.4"]
mapped_from: [prowler controllermanager_service_account_private_key_file]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
*/
SELECT resource_uid, namespace, name, component, flags
FROM k8s_control_plane
WHERE component = 'kube-controller-manager' AND NOT any_match(flags, lambda f : f['name'] = 'service-account-private-key-file')

/*
id: k8s_apiserver_service_account_plugin
title: API server gives pods no service account
severity: medium
description: Without the plugin ServiceAccount pods run without an identity of their own.
remediation:
  console: Take ServiceAccount out of --disable-admission-plugins.
frameworks:
  cis_kubernetes_2.0.1: ["1.2.12"]
  pci_dss_4.0: ["7.2.1", "7.2.2", "7.2.5", "7.3.1", "7.3.3", "8.2.2", "8.2.4", "8.2.7", "8.2.8", "8.3.4"]
mapped_from: [prowler apiserver_service_account_plugin]
references:
  - https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
*/
SELECT resource_uid, namespace, name, component, flags
FROM k8s_control_plane
WHERE component = 'kube-apiserver'
  AND any_match(flags, lambda f : f['name'] = 'disable-admission-plugins' AND f['value'] LIKE '%ServiceAccount%')

/*
id: k8s_apiserver_external_ips
title: API server lets services take addresses of others
severity: medium
description: Without DenyServiceExternalIPs whoever writes services draws the traffic of any address (CVE-2020-8554).
remediation:
  console: Add DenyServiceExternalIPs to --enable-admission-plugins.
attack: [T1557]
frameworks:
  cis_kubernetes_2.0.1: ["1.2.3"]
  pci_dss_4.0: [
    "1.2.8", "1.3.1", "1.3.2", "1.4.2", "1.5.1", "3.5.1", "10.2.1", "10.3.1", "10.3.2", "10.3.3", "11.5.1", A1.1.2, A1.1.3,
    A1.2.1, A3.4.1]
mapped_from: [prowler apiserver_deny_service_external_ips]
references:
  - https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
*/
SELECT resource_uid, namespace, name, component, flags
FROM k8s_control_plane
WHERE component = 'kube-apiserver'
  AND NOT any_match(flags, lambda f : f['name'] = 'enable-admission-plugins' AND f['value'] LIKE '%DenyServiceExternalIPs%')

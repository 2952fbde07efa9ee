/*
id: k8s_apiserver_external_ips
title: API server lets services take addresses of others
severity: medium
family: [k8s_apiserver_node_restriction]
description: Without DenyServiceExternalIPs whoever writes services draws the traffic of any address (CVE-2020-8554).
remediation:
  console: Add DenyServiceExternalIPs to --enable-admission-plugins.
attack: [T1557]
mapped_from: [prowler apiserver_deny_service_external_ips]
references:
  - https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
*/
SELECT resource_uid, namespace, name, component, flags
FROM k8s_control_plane
WHERE component = 'kube-apiserver'
  AND NOT any_match(flags, lambda f : f['name'] = 'enable-admission-plugins' AND f['value'] LIKE '%DenyServiceExternalIPs%')

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
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : NOT command_lists(c, 'enable-admission-plugins', 'DenyServiceExternalIPs'))

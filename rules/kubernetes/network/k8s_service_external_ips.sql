/*
id: k8s_service_external_ips
title: Service takes traffic for addresses outside the cluster
severity: high
description: externalIPs lets whoever writes services draw the traffic of any address through the nodes (CVE-2020-8554).
remediation:
  console: Remove externalIPs, and switch on the admission plugin DenyServiceExternalIPs.
attack: [T1557]
mapped_from: [prowler apiserver_deny_service_external_ips]
references:
  - https://nvd.nist.gov/vuln/detail/CVE-2020-8554
params:
  allowed: {type: text_list, default: [""], meaning: addresses that services may take}
*/
SELECT resource_uid, namespace, name, external_ips
FROM k8s_service
WHERE any_match(external_ips, lambda i : i NOT IN ($allowed))

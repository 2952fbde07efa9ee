/*
id: k8s_pod_sysctl_injection
title: Pod smuggles a second kernel parameter in a sysctl value
severity: critical
description: >
  CRI-O before its fix of CVE-2022-0811 read further parameters out of a value that holds + or =: kernel.core_pattern makes
  that a way onto the node.
remediation:
  console: Remove the sysctl; update CRI-O.
attack: [T1611]
references:
  - https://nvd.nist.gov/vuln/detail/CVE-2022-0811
*/
SELECT resource_uid, namespace, name, sysctls
FROM k8s_pod
WHERE any_match(sysctls, lambda s : s['value'] LIKE '%+%' OR s['value'] LIKE '%=%')

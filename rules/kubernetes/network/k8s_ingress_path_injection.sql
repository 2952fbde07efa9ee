/*
id: k8s_ingress_path_injection
title: Ingress has a path that reads the controller's files
severity: high
description: >
  Older NGINX controllers put paths into their configuration unchecked; paths of the file system read its secrets
  (CVE-2021-25745).
remediation:
  console: Remove the path, and update the controller.
attack: [T1552]
references:
  - https://nvd.nist.gov/vuln/detail/CVE-2021-25745
*/
SELECT resource_uid, namespace, name, rules
FROM k8s_ingress
WHERE any_match(rules, lambda r :
  any_match(r['paths'], lambda p : regexp_like(folder_path(p), '/etc/|/root/|/run/secrets/|/proc/|/serviceaccount/|[{};]')))

/*
id: k8s_ingress_annotation_injection
title: Ingress has an annotation that smuggles directives into NGINX
severity: high
description: >
  Older controllers put annotation values into NGINX's configuration unchecked; paths of the file system and directives such
  as alias or root read its secrets (CVE-2021-25746).
remediation:
  console: Remove the annotation, and update the controller.
attack: [T1552]
references:
  - https://nvd.nist.gov/vuln/detail/CVE-2021-25746
*/
SELECT resource_uid, namespace, name, annotations
FROM k8s_ingress
WHERE any_match(annotations, lambda a : (a['key'] LIKE 'nginx.ingress.kubernetes.io/%' OR a['key'] LIKE 'nginx.org/%')
  AND regexp_like(a['value'],
    '(^|[\s;{])(alias|root)\b.*;|/etc/(passwd|shadow|nginx)|/run/secrets|/proc(/|$)|by_lua|serviceaccount'))
  OR any_match(annotations, lambda a :
  -- Written into the configuration as they are by controllers before 1.12.1 (CVE-2025-1097, 1098, 24514).
  (a['key'] = 'nginx.ingress.kubernetes.io/auth-tls-match-cn' AND regexp_like(a['value'], '[\n;#]'))
  OR (a['key'] IN ('nginx.ingress.kubernetes.io/auth-url', 'nginx.ingress.kubernetes.io/mirror-target', 'nginx.ingress.kubernetes.io/mirror-host')
    AND regexp_like(a['value'], '[\n;{}|`"<> ]')))

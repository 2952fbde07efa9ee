/*
id: k8s_ingress_snippet
title: Ingress brings configuration of its own for NGINX
severity: high
family: [k8s_ingress_annotation_injection]
description: >
  Snippet annotations are put into NGINX's configuration as they are: their author reads every secret that the controller can
  read (CVE-2021-25742).
remediation:
  console: Remove the snippet annotations, and set allow-snippet-annotations to "false" for the controller.
attack: [T1552]
references:
  - https://nvd.nist.gov/vuln/detail/CVE-2021-25742
*/
SELECT resource_uid, namespace, name, annotations
FROM k8s_ingress
WHERE any_match(annotations, lambda a : a['key'] LIKE 'nginx.ingress.kubernetes.io/%snippet%'
  OR a['key'] LIKE 'nginx.org/%snippet%')

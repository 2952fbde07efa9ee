/*
id: k8s_ingress_nginx_snippets_on
title: NGINX's ingress controller takes snippets from ingresses
severity: high
description: >
  With allow-snippet-annotations everybody who writes ingresses writes NGINX's configuration and reads the controller's
  secrets (CVE-2021-25742).
remediation:
  console: Set allow-snippet-annotations to "false" in the controller's config map.
attack: [T1552]
references:
  - https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#allow-snippet-annotations
*/
SELECT resource_uid, namespace, name
FROM k8s_config_map
WHERE json_text_or('false', data, 'allow-snippet-annotations') = 'true'

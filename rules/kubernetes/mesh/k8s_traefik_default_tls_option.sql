/*
id: k8s_traefik_default_tls_option
title: TLSOption lets all of Traefik take less than TLS 1.3
severity: medium
description: The option called default holds for every router that names none, of every team.
remediation:
  console: Give the option another name and let routers name it.
references:
  - https://doc.traefik.io/traefik/https/tls/#tls-options
params:
  fine: {type: text_list, default: [VersionTLS13], meaning: least versions that the default option may have}
*/
SELECT resource_uid, namespace, name, min_version
FROM k8s_traefik_tls_option
WHERE name = 'default' AND min_version NOT IN ($fine)

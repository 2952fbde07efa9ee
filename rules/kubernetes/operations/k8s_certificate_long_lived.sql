/*
id: k8s_certificate_long_lived
title: Certificate is asked for a long time
severity: low
description: A stolen key is good until its certificate ends; short lives also prove that renewal works.
remediation:
  console: Set spec.duration to 2160h or less.
references:
  - https://cert-manager.io/docs/usage/certificate/
params:
  hours: {type: integer, default: 2400, meaning: longest life of a certificate}
*/
SELECT resource_uid, namespace, name, duration_hours, dns_names
FROM k8s_certificate
WHERE duration_hours > $hours AND issuer NOT LIKE '%letsencrypt%'

/*
id: k8s_certificate_issuer
title: Certificate for a guarded domain comes from another issuer
severity: medium
description: >
  Names of the company's own domains belong to the issuer that the company trusts; another one may hand them to anybody.
remediation:
  console: Name the trusted issuer in spec.issuerRef.
references:
  - https://cert-manager.io/docs/configuration/
params:
  domain: {type: text, default: "corp.example.org", meaning: domain whose names are guarded}
  issuer: {type: text, default: "corp-issuer", meaning: cluster issuer that may sign them}
*/
SELECT resource_uid, namespace, name, dns_names, issuer, issuer_kind
FROM k8s_certificate
WHERE any_match(dns_names, lambda n : n = $domain OR n LIKE concat('%.', $domain))
  AND NOT (issuer = $issuer AND issuer_kind = 'ClusterIssuer')

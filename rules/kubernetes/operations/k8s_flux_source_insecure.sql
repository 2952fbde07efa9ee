/*
id: k8s_flux_source_insecure
title: Flux fetches without TLS
severity: high
description: Everybody on the way can change what is applied to the cluster.
remediation:
  console: "Use https:// or ssh://, and remove insecure: true."
attack: [T1557, T1195]
references:
  - https://fluxcd.io/flux/security/best-practices/
*/
SELECT resource_uid, namespace, name, address
FROM k8s_flux_source
WHERE insecure

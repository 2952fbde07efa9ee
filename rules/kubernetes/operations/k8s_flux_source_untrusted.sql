/*
id: k8s_flux_source_untrusted
title: Flux fetches from a source that is not approved
severity: high
description: >
  Whatever the source holds is applied to the cluster with Flux' rights. The default asks for TLS or SSH alone: set
  `addresses` to your own.
remediation:
  console: Fetch from an approved address, or approve this one.
attack: [T1195]
references:
  - https://fluxcd.io/flux/security/best-practices/
params:
  addresses:
    type: text_list
    default: [https://*, ssh://*, oci://*, "*.amazonaws.com", storage.googleapis.com, "*.blob.core.windows.net"]
    meaning: approved addresses, with * and ?
*/
SELECT resource_uid, namespace, name, address
FROM k8s_flux_source
WHERE NOT any_match($addresses, lambda a : wildcard_match(a, address))

/*
id: k8s_ingress_host_without_tls
title: Ingress has a host that its TLS section does not name
severity: medium
family: [k8s_ingress_no_tls]
description: A host that spec.tls does not name is served with the controller's own certificate, or in plain.
remediation:
  console: Name every host of the rules under spec.tls.
attack: [T1557]
references:
  - https://kubernetes.io/docs/concepts/services-networking/ingress/#tls
*/
SELECT resource_uid, namespace, name, rules, tls
FROM k8s_ingress
WHERE any_match(rules, lambda r : r['host'] <> '' AND NOT any_match(tls, lambda t :
  -- Without hosts the entry is for all that the controller serves; a wildcard stands for one label.
  array_length(t['hosts']) = 0 OR any_match(t['hosts'], lambda h :
    h = r['host'] OR (h LIKE '*.%' AND substr(h, 2) = regexp_replace(r['host'], '^[^.]*', '')))))

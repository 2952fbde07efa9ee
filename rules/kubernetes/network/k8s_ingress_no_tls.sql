/*
id: k8s_ingress_no_tls
title: Ingress serves plain HTTP
severity: high
description: Without TLS everybody on the way reads and changes what is sent, sessions and passwords too.
remediation:
  console: Add spec.tls with a secret, and let the controller redirect HTTP.
  terraform: |
    tls {
      hosts       = ["shop.example.org"]
      secret_name = "shop-tls"
    }
attack: [T1557, T1040]
references:
  - https://kubernetes.io/docs/concepts/services-networking/ingress/#tls
*/
SELECT resource_uid, namespace, name, rules, tls
FROM k8s_ingress
WHERE array_length(tls) = 0

/*
id: k8s_istio_gateway_plain
title: Istio gateway serves plain HTTP
severity: high
description: Without TLS everybody on the way reads and changes what is sent.
remediation:
  console: Serve HTTPS, and redirect HTTP with tls.httpsRedirect.
attack: [T1557]
references:
  - https://istio.io/latest/docs/reference/config/networking/gateway/
*/
SELECT resource_uid, namespace, name, hosts, plain
FROM k8s_istio_traffic
WHERE kind = 'Gateway' AND any_match(plain, lambda p : p <> '')

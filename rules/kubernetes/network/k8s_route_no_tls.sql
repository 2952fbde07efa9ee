/*
id: k8s_route_no_tls
title: OpenShift route serves plain HTTP
severity: high
description: Without TLS everybody on the way reads and changes what is sent.
remediation:
  console: Set spec.tls.termination to edge, passthrough or reencrypt.
  cli: "oc patch route <name> -p '{\"spec\": {\"tls\": {\"termination\": \"edge\", \"insecureEdgeTerminationPolicy\": \"Redirect\"}}}'"
attack: [T1557, T1040]
references:
  - https://docs.openshift.com/container-platform/latest/networking/routes/secured-routes.html
*/
SELECT resource_uid, namespace, name, host, tls_termination, insecure_policy
FROM k8s_route
WHERE tls_termination = ''

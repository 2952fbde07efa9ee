/*
id: k8s_route_insecure_allowed
title: OpenShift route serves HTTP beside HTTPS
severity: medium
description: With insecureEdgeTerminationPolicy Allow the route answers in plain as well.
remediation:
  console: Set spec.tls.insecureEdgeTerminationPolicy to Redirect or None.
attack: [T1557]
references:
  - https://docs.openshift.com/container-platform/latest/networking/routes/secured-routes.html
*/
SELECT resource_uid, namespace, name, host, tls_termination, insecure_policy
FROM k8s_route
WHERE tls_termination <> '' AND insecure_policy = 'Allow'

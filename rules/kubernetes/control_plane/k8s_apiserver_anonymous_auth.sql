/*
id: k8s_apiserver_anonymous_auth
title: API server answers callers who have not logged in
severity: high
description: Anonymous requests are on unless they are switched off; each mistake in a binding is then open to all.
remediation:
  console: >
    Start kube-apiserver with --anonymous-auth=false, or keep anonymous access to the health endpoints by configuration.
attack: [T1190]
frameworks:
  cis_kubernetes_2.0.1: ["1.2.1"]
  iso27001_2022: [A.5.1, A.5.15, A.5.18, A.8.2, A.8.12, A.8.20, A.8.21, A.8.22]
mapped_from: [prowler apiserver_anonymous_requests]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, component, flags
FROM k8s_control_plane
WHERE component = 'kube-apiserver' AND NOT any_match(flags, lambda f : f['name'] = 'anonymous-auth' AND f['value'] = 'false')

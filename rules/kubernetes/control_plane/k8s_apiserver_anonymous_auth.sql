/*
id: k8s_apiserver_anonymous_auth
title: API server answers callers who have not logged in
severity: high
description: Anonymous requests are on unless they are switched off; each mistake in a binding is then open to all.
remediation:
  console: >
    Start kube-apiserver with --anonymous-auth=false, or keep anonymous access to the health endpoints by configuration.
attack: [T1190]
mapped_from: [prowler apiserver_anonymous_requests]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : command_switch(c, 'anonymous-auth',
  CASE WHEN command_flag(c, 'authentication-config') = '' THEN true END))

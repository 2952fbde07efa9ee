/*
id: k8s_apiserver_event_rate_limit
title: API server takes any number of events
severity: low
family: [k8s_apiserver_node_restriction, k8s_apiserver_external_ips]
description: Without EventRateLimit one client can fill etcd with events.
remediation:
  console: Add EventRateLimit to --enable-admission-plugins, with a configuration.
attack: [T1499]
mapped_from: [prowler apiserver_event_rate_limit]
references:
  - https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : NOT command_lists(c, 'enable-admission-plugins', 'EventRateLimit'))

/*
id: k8s_apiserver_node_restriction
title: API server lets kubelets change other nodes
severity: high
description: Without the plugin NodeRestriction a kubelet that was taken over changes other nodes and their pods.
remediation:
  console: Add NodeRestriction to --enable-admission-plugins.
attack: [T1098]
mapped_from: [prowler apiserver_node_restriction_plugin]
references:
  - https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#noderestriction
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : NOT command_lists(c, 'enable-admission-plugins', 'NodeRestriction'))

/*
id: k8s_apiserver_always_pull
title: API server lets pods start images from a node's cache
severity: low
family: [k8s_apiserver_node_restriction, k8s_apiserver_external_ips]
description: >
  Without AlwaysPullImages a pod starts any image that lies on its node, also one that it has no right to pull.
remediation:
  console: Add AlwaysPullImages to --enable-admission-plugins.
mapped_from: [prowler apiserver_always_pull_images_plugin]
references:
  - https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : NOT command_lists(c, 'enable-admission-plugins', 'AlwaysPullImages'))

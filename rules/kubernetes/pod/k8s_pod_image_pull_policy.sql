/*
id: k8s_pod_image_pull_policy
title: Pod may start an image from its node's cache without asking the registry
severity: low
description: >
  Unless the pull policy is Always, a pod starts any image that lies on the node, also one that it has no right to pull.
remediation:
  console: Set imagePullPolicy to Always in each container, or switch on the admission plugin AlwaysPullImages.
references:
  - https://kubernetes.io/docs/concepts/containers/images/#imagepullpolicy-defaulting
*/
SELECT resource_uid, namespace, name,
  array_transform(containers, lambda c :
    named_struct('name', c['name'], 'image', c['image'], 'pull_policy', c['pull_policy'])) AS containers
FROM k8s_pod
WHERE any_match(containers, lambda c : NOT (c['pull_policy'] = 'Always'
  OR (c['pull_policy'] = '' AND c['tag'] IN ('', 'latest') AND NOT c['digest'])))

/*
id: k8s_pod_image_pull_secret_missing
title: Pod pulls from a registry without naming credentials
severity: informational
family: [k8s_pod_image_registry]
description: >
  Without a pull secret of its own a pod depends on the node's credentials or on anonymous, rate-limited pulls.
remediation:
  console: Name a secret in imagePullSecrets, of the pod or of its service account.
references:
  - https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/
params:
  public: {type: text_list, default: [ghcr.io, quay.io, registry.k8s.io], meaning: registries that need no credentials}
*/
SELECT resource_uid, namespace, name, image_pull_secrets,
  array_transform(containers, lambda c : c['image']) AS images
FROM k8s_pod
WHERE array_length(image_pull_secrets) = 0 AND any_match(containers, lambda c : c['registry'] NOT IN ($public))

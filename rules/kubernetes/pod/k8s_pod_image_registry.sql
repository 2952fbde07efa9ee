/*
id: k8s_pod_image_registry
title: Pod runs an image from a registry that is not approved
severity: medium
description: Images of a registry that nobody watches may hold anything; approved registries are scanned and kept.
remediation:
  console: Push the image to an approved registry and name it there.
attack: [T1525]
references:
  - https://kubernetes.io/docs/concepts/containers/images/
params:
  registries:
    type: text_list
    default: [
      registry.k8s.io, "*.pkg.dev", "*.gcr.io", gcr.io, "*.azurecr.io", "*.amazonaws.com", ghcr.io, registry.example.org]
    meaning: "approved registries, with * and ?; a path may follow: ghcr.io/acme"
*/
SELECT resource_uid, namespace, name,
  array_transform(containers, lambda c : named_struct('registry', c['registry'], 'image', c['image'])) AS images
FROM k8s_pod
WHERE any_match(containers, lambda c : NOT any_match($registries, lambda r : wildcard_match(r, c['registry'])
  OR wildcard_match(concat(r, '/*'), concat(c['registry'], '/', c['image'])) OR wildcard_match(concat(r, '/*'), c['image'])))

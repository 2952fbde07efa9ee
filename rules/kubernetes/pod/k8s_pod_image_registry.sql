/*
id: k8s_pod_image_registry
title: Pod runs an image from a public registry that is not approved
severity: medium
description: >
  Images that anybody may publish may hold anything; approved registries are scanned and kept. Set `suspect` to * and
  `registries` to your own to allow nothing else.
remediation:
  console: Push the image to an approved registry and name it there.
attack: [T1525]
references:
  - https://kubernetes.io/docs/concepts/containers/images/
params:
  registries:
    type: text_list
    default: [registry.k8s.io]
    meaning: "approved registries, with * and ?; a path may follow: ghcr.io/acme"
  suspect:
    type: text_list
    default: [docker.io, ghcr.io, quay.io, gcr.io, public.ecr.aws, registry.gitlab.com, mcr.microsoft.com]
    meaning: registries that need approval, with * and ?
*/
SELECT resource_uid, namespace, name,
  array_transform(containers, lambda c : named_struct('registry', c['registry'], 'image', c['image'])) AS images
FROM k8s_pod
WHERE any_match(containers, lambda c : any_match($suspect, lambda s : wildcard_match(s, c['registry']))
  AND NOT any_match($registries, lambda r : wildcard_match(r, c['registry'])
    OR wildcard_match(concat(r, '/*'), concat(c['registry'], '/', c['image'])) OR wildcard_match(concat(r, '/*'), c['image'])))

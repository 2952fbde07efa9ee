/*
id: k8s_pod_image_deprecated_registry
title: Pod pulls from k8s.gcr.io, which is frozen
severity: low
description: k8s.gcr.io gets no new images and no fixes since April 2023; registry.k8s.io took its place.
remediation:
  console: Replace k8s.gcr.io by registry.k8s.io in the image's name.
references:
  - https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/
*/
SELECT resource_uid, namespace, name,
  array_transform(containers, lambda c : c['image']) AS images
FROM k8s_pod
WHERE any_match(containers, lambda c : c['registry'] = 'k8s.gcr.io')

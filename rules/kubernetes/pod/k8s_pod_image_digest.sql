/*
id: k8s_pod_image_digest
title: Pod runs an image that is not named by its digest
severity: low
family: [k8s_pod_image_untagged, k8s_pod_image_latest]
description: A tag can be pushed again; only a digest says which bytes run.
remediation:
  console: "Name each image by its digest: <image>@sha256:<digest>."
attack: [T1525]
references:
  - https://kubernetes.io/docs/concepts/containers/images/#image-names
*/
SELECT resource_uid, namespace, name,
  array_transform(containers, lambda c : c['image']) AS images
FROM k8s_pod
WHERE any_match(containers, lambda c : NOT c['digest'])

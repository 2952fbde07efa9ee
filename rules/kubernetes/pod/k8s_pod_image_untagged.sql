/*
id: k8s_pod_image_untagged
title: Pod runs an image without a tag
severity: medium
description: An image without a tag is the one that latest points to at the moment.
remediation:
  console: Name each image by a fixed tag, or better by its digest.
  cli: kubectl set image deployment/<name> <container>=<image>:<tag>
attack: [T1525]
references:
  - https://kubernetes.io/docs/concepts/containers/images/#image-names
*/
SELECT resource_uid, namespace, name,
  array_transform(containers, lambda c : c['image']) AS images
FROM k8s_pod
WHERE any_match(containers, lambda c : c['tag'] = '' AND NOT c['digest'])

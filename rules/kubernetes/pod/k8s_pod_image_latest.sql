/*
id: k8s_pod_image_latest
title: Pod runs an image by a tag that moves
severity: medium
family: [k8s_pod_image_untagged]
description: With latest, or no tag, two pods of one workload may run different programs and nobody can say which.
remediation:
  console: Name each image by a fixed tag, or better by its digest.
  cli: kubectl set image deployment/<name> <container>=<image>:<tag>
  terraform: |
    container {
      image = "registry.example.org/web:1.4"
    }
attack: [T1525]
references:
  - https://kubernetes.io/docs/concepts/containers/images/#image-names
*/
SELECT resource_uid, namespace, name,
  array_transform(containers, lambda c : c['image']) AS images
FROM k8s_pod
WHERE any_match(containers, lambda c : c['tag'] IN ('', 'latest') AND NOT c['digest'])

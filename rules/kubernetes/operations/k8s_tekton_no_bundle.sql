/*
id: k8s_tekton_no_bundle
title: Tekton runs what comes from no bundle
severity: low
description: >
  A task in the cluster can be changed between runs by whoever may edit it; a bundle is an image with a digest and a
  signature.
remediation:
  console: Use the resolver bundles and name the bundle by its digest.
attack: [T1195]
references:
  - https://tekton.dev/docs/pipelines/bundle-resolver/
*/
SELECT resource_uid, namespace, name, resource_type
FROM k8s_tekton_run
WHERE NOT bundled

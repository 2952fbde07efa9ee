/*
id: gcp_gke_node_image
title: Nodes run another system than Container-Optimized OS
severity: low
description: Container-Optimized OS is small, locked down and patched by Google.
remediation:
  console: "Kubernetes Engine > node pool > Edit: image type Container-Optimized OS."
  cli: gcloud container clusters upgrade <name> --image-type=cos_containerd --node-pool=<pool>
  terraform: |
    node_config {
      image_type = "COS_CONTAINERD"
    }
references:
  - https://cloud.google.com/kubernetes-engine/docs/concepts/node-images
*/
SELECT resource_uid, project, name, pools
FROM gcp_gke_node_pool
WHERE any_match(pools, lambda p : p['image'] NOT LIKE 'COS%')

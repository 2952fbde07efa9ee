/*
id: gcp_network_routing_mode
title: Network tells its routes to other regions than meant
severity: low
description: With global routing a route that one region learns, from a partner say, holds in all of them.
remediation:
  console: 'VPC network > Edit: Dynamic routing mode.'
  cli: gcloud compute networks update <network> --bgp-routing-mode=regional
  terraform: Set routing_mode of google_compute_network.
references:
  - https://cloud.google.com/vpc/docs/vpc#routing_for_hybrid_networks
params:
  mode: {type: text, default: REGIONAL, meaning: routing mode that is meant}
*/
SELECT resource_uid, project, name, routing
FROM gcp_network
WHERE routing <> $mode

/*
id: gcp_network_default
title: Project has the default network
severity: medium
description: >
  The default network comes with rules that let in SSH, RDP and ping from everywhere, and everything from within.
remediation:
  console: "VPC network: delete the network default, and make one of your own."
  cli: gcloud compute networks delete default
attack: [T1046]
mapped_from: [prowler compute_network_default_in_use]
references:
  - https://cloud.google.com/vpc/docs/vpc#default-network
*/
SELECT resource_uid, project, name, auto_subnets
FROM gcp_default_network
WHERE is_default

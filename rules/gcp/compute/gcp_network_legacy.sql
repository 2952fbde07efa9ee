/*
id: gcp_network_legacy
title: Network is a legacy network
severity: medium
description: >
  Legacy networks have one range for all regions, and none of the later guards: no subnets, no flow logs, no private access.
remediation:
  console: "VPC network: move to a VPC network."
attack: [T1498, T1046]
mapped_from: [prowler compute_network_not_legacy]
references:
  - https://cloud.google.com/vpc/docs/legacy
*/
SELECT resource_uid, project, name, legacy
FROM gcp_network
WHERE legacy

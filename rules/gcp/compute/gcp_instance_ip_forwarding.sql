/*
id: gcp_instance_ip_forwarding
title: Machine forwards packets of others
severity: medium
description: "A machine with IP forwarding may send packets under any address: a router where none was meant."
remediation:
  console: Make the machine again without IP forwarding.
  terraform: |
    can_ip_forward = false
mapped_from: [prowler compute_instance_ip_forwarding_is_enabled]
references:
  - https://cloud.google.com/vpc/docs/using-routes#canipforward
*/
SELECT resource_uid, project, name, can_ip_forward
FROM gcp_instance
WHERE can_ip_forward AND NOT gke
